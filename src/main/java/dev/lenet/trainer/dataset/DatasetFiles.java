package dev.lenet.trainer.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The four files of a data set and their expected contents.
 *
 * @param description what the images are
 * @param sha256 lower-case hexadecimal SHA-256 over the concatenation of the four uncompressed files, in the order of the
 *     components below; can be fixed in advance only if the digest of each file is of its content; null to compute it
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

    /** Describes files with MNIST's names, which other data sets have adopted. */
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
