package dev.lenet.trainer.kernel;

/** What a convolution block ends with: nothing, or 2x2 pooling with stride 2, which drops the last of odd rows and columns. */
enum Pooling {
    NONE,
    MAX,
    AVERAGE;

    Shape pooled(Shape map) {
        return this == NONE ? map : new Shape(map.channels(), map.height() / 2, map.width() / 2);
    }
}
