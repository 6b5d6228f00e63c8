package dev.lenet.trainer.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A data set as a run uses it: training images, which a run splits further, and test images, which are never used to make
 * a choice.
 *
 * @param description what it is; every output names its title
 * @param sha256 lower-case hexadecimal SHA-256 over the four uncompressed IDX files in the order training images,
 *     training labels, test images, test labels; images from other files are digested as if they had been IDX files
 * @param origin where it was read from, for display: a folder, or a note that it came with the jar
 * @param train the training images
 * @param test the test images
 * @param folder the user's own folder that it was read from, which a resumed run needs again; null for a known data set
 * @param findings problems to report to the user
 */
public record Dataset(
        DatasetDescription description,
        String sha256,
        String origin,
        ImageSet train,
        ImageSet test,
        @Nullable String folder,
        Findings findings) {

    /** Creates a known data set, which has no findings. */
    public Dataset(DatasetDescription description, String sha256, String origin, ImageSet train, ImageSet test) {
        this(description, sha256, origin, train, test, null, Findings.NONE);
    }

    /** Creates a data set and computes its digest. */
    static Dataset of(DatasetDescription description, String origin, ImageSet train, ImageSet test) {
        return new Dataset(description, ContentDigest.of(train, test), origin, train, test);
    }

    /** Returns the same images with another normalisation. */
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
     * The name used in settings.
     *
     * @return for example {@code fashion-mnist}
     */
    public String name() {
        return description.name();
    }
}
