package dev.lenet.trainer.kernel;

/**
 * How a convolution block ends: with nothing, or with 2x2 pooling of stride 2, which drops the last row or column if
 * their number is odd.
 */
enum Pooling {
    NONE,
    MAX,
    AVERAGE;

    Shape pooled(Shape map) {
        return this == NONE ? map : new Shape(map.channels(), map.height() / 2, map.width() / 2);
    }
}
