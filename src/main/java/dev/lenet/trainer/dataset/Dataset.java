package dev.lenet.trainer.dataset;

/**
 * A data set as a run uses it: training images, which a run splits further, and test images, which nothing is chosen
 * by.
 *
 * @param description what it is; every output carries its title
 * @param sha256 lower-case hexadecimal SHA-256 over the four uncompressed IDX files in the order training images,
 *     training labels, test images, test labels
 * @param origin where it was read from, for people: a folder, or a note that it came with the jar
 * @param train the training images
 * @param test the test images
 */
public record Dataset(DatasetDescription description, String sha256, String origin, ImageSet train, ImageSet test) {

    /**
     * How settings call it.
     *
     * @return for example {@code fashion-mnist}
     */
    public String name() {
        return description.name();
    }
}
