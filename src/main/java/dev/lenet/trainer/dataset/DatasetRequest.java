package dev.lenet.trainer.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A request for images.
 *
 * @param choice the data set
 * @param folder the only folder to search; null to search the usual places and upstream
 * @param preparation how to prepare the images
 */
public record DatasetRequest(DatasetChoice choice, @Nullable Path folder, ImagePreparation preparation) {}
