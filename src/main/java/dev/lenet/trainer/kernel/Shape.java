package dev.lenet.trainer.kernel;

/**
 * The shape of a feature map of one image. A vector of features is {@code [n][1][1]}.
 *
 * @param channels 1 or more
 * @param height rows, 1 or more
 * @param width columns, 1 or more
 */
record Shape(int channels, int height, int width) {
    static Shape of(int features) {
        return new Shape(features, 1, 1);
    }

    /** Positions in one channel. */
    int positions() {
        return height * width;
    }

    /** Values for one image. */
    int size() {
        return channels * positions();
    }

    /** Floats between the starts of two channels of a group. */
    int plane() {
        return positions() * Group.SIZE;
    }

    /** Floats of a group. */
    int floats() {
        return size() * Group.SIZE;
    }
}
