package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Word;

/** How pixel levels become the network's input; {@code --normalize} on the command line. */
public enum NormalizationKind implements Word {
    /** To the range from -1 to 1, for any images. */
    FIXED,
    /** To mean 0 and standard deviation 1 per channel over all training images; the test images are not used. */
    TRAINING_IMAGES;

    @Override
    public String toString() {
        return id();
    }
}
