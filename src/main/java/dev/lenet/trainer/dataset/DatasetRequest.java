package dev.lenet.trainer.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which images are asked for.
 *
 * @param choice which data
 * @param folder the only folder to look in; the usual places and upstream if null
 * @param preparation what to make of the files
 */
public record DatasetRequest(DatasetChoice choice, @Nullable Path folder, ImagePreparation preparation) {}
