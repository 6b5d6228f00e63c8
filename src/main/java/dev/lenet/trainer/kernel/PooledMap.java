package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

/**
 * The maps that a stage pools, 2x2 with stride 2, which drops the last row or column if their number is odd.
 *
 * @param height rows, 2 or more
 * @param width columns, 2 or more
 * @param rectifier the activation of a value before it is pooled, one that {@link Activation#rectifies()}
 */
record PooledMap(int height, int width, Activation rectifier) {
    /** Of a stage with pooling. Where activation and pooling are not one pass, values are activated already. */
    static PooledMap of(Stage stage) {
        return new PooledMap(
                stage.linear().height(),
                stage.linear().width(),
                stage.fused() ? stage.activation() : Activation.IDENTITY);
    }

    /** Floats between the starts of two channels of a group. */
    int plane() {
        return height * width * SIZE;
    }

    /** Windows of one channel. */
    int windows() {
        return (height / 2) * (width / 2);
    }

    /** Floats between the starts of two pooled channels of a group. */
    int pooledPlane() {
        return windows() * SIZE;
    }
}
