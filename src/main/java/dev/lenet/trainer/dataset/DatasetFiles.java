package dev.lenet.trainer.dataset;

import java.util.List;

/**
 * The four files of a data set and what they must contain.
 *
 * @param description what the images are
 * @param sha256 lower-case hexadecimal SHA-256 over the four uncompressed files one after another, in the order of the
 *     components below; it follows from the files' own digests, so it is written down instead of computed at each load
 * @param trainImages training images
 * @param trainLabels their labels
 * @param testImages test images
 * @param testLabels their labels
 */
public record DatasetFiles(
        DatasetDescription description,
        String sha256,
        DatasetFile trainImages,
        DatasetFile trainLabels,
        DatasetFile testImages,
        DatasetFile testLabels) {

    /**
     * All four files.
     *
     * @return training images, training labels, test images, test labels
     */
    public List<DatasetFile> all() {
        return List.of(trainImages, trainLabels, testImages, testLabels);
    }
}
