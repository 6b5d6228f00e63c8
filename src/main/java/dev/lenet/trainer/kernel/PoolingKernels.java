package dev.lenet.trainer.kernel;

/**
 * Everything between a convolution and the next stage, in one pass over one channel of one group: normalisation (or
 * bias), activation and 2x2 pooling with stride 2, which drops the last row or column if their number is odd.
 *
 * <p>Max pooling is done before the activation: since a rectifier never decreases, the result is the same for a quarter
 * of the work. Of equal maxima, the first in reading order gets the gradient.
 */
interface PoolingKernels {
    /**
     * Normalises, activates and pools.
     *
     * @param z the convolution's output
     * @param zOffset where the channel starts, {@code [height][width][SIZE]}
     * @param height rows, 2 or more
     * @param width columns, 2 or more
     * @param n scale and shift are used
     * @param rectifier the activation, which must be one that {@link Activation#rectifies()}
     * @param p receives the pooled map
     * @param pOffset where it starts, {@code [height / 2][width / 2][SIZE]}
     */
    void forward(
            float[] z,
            int zOffset,
            int height,
            int width,
            Normalization n,
            Activation rectifier,
            float[] p,
            int pOffset);

    /**
     * Replaces z by its gradient.
     *
     * @param z as for {@link #forward}, overwritten
     * @param zOffset as for {@link #forward}
     * @param height as for {@link #forward}
     * @param width as for {@link #forward}
     * @param n scale, shift, mean, slope and offset are used
     * @param rectifier the activation, which must be one that {@link Activation#rectifies()}
     * @param dp gradient of the pooled map
     * @param pOffset where it starts
     * @param mask {@code [SIZE]}, 1 for lanes that hold an image and 0 for the rest, whose gradient becomes zero
     * @param sums {@code [SIZE]} running sums of the gradient of y, the bias gradient
     * @param sumsOffset where they start
     */
    void backward(
            float[] z,
            int zOffset,
            int height,
            int width,
            Normalization n,
            Activation rectifier,
            float[] dp,
            int pOffset,
            float[] mask,
            float[] sums,
            int sumsOffset);

    /**
     * The two sums over positions that batch normalisation's gradient needs, for each lane: of {@code dy} and of
     * {@code dy * (z - mean) * inverseDeviation}.
     *
     * @param z as for {@link #forward}
     * @param zOffset as for {@link #forward}
     * @param height as for {@link #forward}
     * @param width as for {@link #forward}
     * @param n scale, shift, mean and inverseDeviation are used
     * @param rectifier the activation, which must be one that {@link Activation#rectifies()}
     * @param dp gradient of the pooled map
     * @param pOffset where it starts
     * @param sums receives {@code [2][SIZE]}
     */
    void sums(
            float[] z,
            int zOffset,
            int height,
            int width,
            Normalization n,
            Activation rectifier,
            float[] dp,
            int pOffset,
            float[] sums);
}
