package dev.lenet.trainer.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The four files of a data set and what they must contain.
 *
 * @param description what the images are
 * @param sha256 lower-case hexadecimal SHA-256 over the four uncompressed files one after another, in the order of the
 *     components below; where the files' own digests
 *     are of their content it follows from them and can be written down; null to compute it
 * @param trainImages training images
 * @param trainLabels their labels
 * @param testImages test images
 * @param testLabels their labels
 */
public record DatasetFiles(
        DatasetDescription description,
        @Nullable String sha256,
        DatasetFile trainImages,
        DatasetFile trainLabels,
        DatasetFile testImages,
        DatasetFile testLabels) {

    /** The files that MNIST began with, whose names other data sets have taken over. */
    static DatasetFiles likeMnist(
            DatasetDescription description,
            @Nullable String sha256,
            int training,
            Checksum trainImages,
            Checksum trainLabels,
            int test,
            Checksum testImages,
            Checksum testLabels) {
        return new DatasetFiles(
                description,
                sha256,
                new DatasetFile("train-images-idx3-ubyte", IdxKind.IMAGES, training, trainImages),
                new DatasetFile("train-labels-idx1-ubyte", IdxKind.LABELS, training, trainLabels),
                new DatasetFile("t10k-images-idx3-ubyte", IdxKind.IMAGES, test, testImages),
                new DatasetFile("t10k-labels-idx1-ubyte", IdxKind.LABELS, test, testLabels));
    }

    /**
     * All four files.
     *
     * @return training images, training labels, test images, test labels
     */
    public List<DatasetFile> all() {
        return List.of(trainImages, trainLabels, testImages, testLabels);
    }
}
