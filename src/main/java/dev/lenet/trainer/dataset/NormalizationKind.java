package dev.lenet.trainer.dataset;

import com.fasterxml.jackson.annotation.JsonValue;

/** How pixel levels become the network's input; {@code --normalize} on the command line. */
public enum NormalizationKind {
    /** To the range from -1 to 1, for any images. */
    FIXED("fixed"),
    /** To mean 0 and standard deviation 1 per channel over all training images; the test images are not used. */
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
