package dev.lenet.trainer.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A data set as a run uses it: training images, which a run splits further, and test images, which nothing is chosen
 * by.
 *
 * @param description what it is; every output carries its title
 * @param sha256 lower-case hexadecimal SHA-256 over the four uncompressed IDX files in the order training images,
 *     training labels, test images, test labels; those that the images would be where they come from other files
 * @param origin where it was read from, for people: a folder, or a note that it came with the jar
 * @param train the training images
 * @param test the test images
 * @param folder the user's own folder that it was read from, which a run needs again; null for a known data set
 * @param findings what its user should know of
 */
public record Dataset(
        DatasetDescription description,
        String sha256,
        String origin,
        ImageSet train,
        ImageSet test,
        @Nullable String folder,
        Findings findings) {

    /** A known data set. */
    public Dataset(DatasetDescription description, String sha256, String origin, ImageSet train, ImageSet test) {
        this(description, sha256, origin, train, test, null, Findings.NONE);
    }

    /** A data set whose digest is computed. */
    static Dataset of(DatasetDescription description, String origin, ImageSet train, ImageSet test) {
        return new Dataset(description, ContentDigest.of(train, test), origin, train, test);
    }

    /** The same images, normalised in another way. */
    Dataset with(Normalization normalization) {
        DatasetDescription other = description.with(normalization);
        return new Dataset(
                other,
                sha256,
                origin,
                new ImageSet(other, train.pixels(), train.labels()),
                new ImageSet(other, test.pixels(), test.labels()),
                folder,
                findings);
    }

    /**
     * How settings call it.
     *
     * @return for example {@code fashion-mnist}
     */
    public String name() {
        return description.name();
    }
}
