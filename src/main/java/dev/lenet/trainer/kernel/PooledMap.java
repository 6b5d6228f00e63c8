package dev.lenet.trainer.kernel;

/**
 * The maps that a stage pools, 2x2 with stride 2, which drops the last row or column if their number is odd.
 *
 * @param map their shape, 2x2 or more
 * @param pooled their shape after pooling
 * @param rectifier the activation of a value before it is pooled, one that {@link Activation#rectifies()}
 */
record PooledMap(Shape map, Shape pooled, Activation rectifier) {
    /** Of a stage with pooling. Where activation and pooling are not one pass, values are activated already. */
    static PooledMap of(Stage stage) {
        return new PooledMap(stage.linear(), stage.out(), stage.fused() ? stage.activation() : Activation.IDENTITY);
    }

    int height() {
        return map.height();
    }

    int width() {
        return map.width();
    }

    /** Floats between the starts of two channels of a group. */
    int plane() {
        return map.plane();
    }

    /** Windows of one channel. */
    int windows() {
        return pooled.positions();
    }

    /** Floats between the starts of two pooled channels of a group. */
    int pooledPlane() {
        return pooled.plane();
    }
}
