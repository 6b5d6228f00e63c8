package dev.lenet.trainer.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where and how fast work is done on this machine. None of it changes a result.
 *
 * @param modelsDir folder that holds the run folders; need not exist
 * @param dataDir folder that is searched for the images first; null for none
 * @param threads number of threads to train with, at least 1
 * @param workers number of runs of a study that train at the same time and share the threads, at least 1
 * @param tsnePoints number of test images on the map of a tested run; 0 for no map
 */
public record Execution(Path modelsDir, @Nullable Path dataDir, int threads, int workers, int tsnePoints) {}
