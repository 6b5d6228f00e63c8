package dev.lenet.trainer.dataset;

import com.fasterxml.jackson.annotation.JsonValue;

/** How levels become what a network gets; {@code --normalize} on the command line. */
public enum NormalizationKind {
    /** From -1 to 1, whatever the images. */
    FIXED("fixed"),
    /** To mean 0 and deviation 1 of each channel over all training images; the test images have no part in it. */
    TRAINING_IMAGES("training-images");

    private final String id;

    NormalizationKind(String id) {
        this.id = id;
    }

    /**
     * The word on the command line and in files.
     *
     * @return lower case
     */
    @JsonValue
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return id;
    }
}
