package dev.lenet.trainer.kernel;

/**
 * What lies between a convolution and the next layer, in one pass over one channel of one group: normalisation (or bias),
 * activation and 2x2 pooling with stride 2.
 *
 * <p>Max pooling goes before the activation, which is the same because the activation never falls, and takes a quarter of
 * the work. Of equal maxima the first in reading order gets the gradient.
 */
interface PoolingKernels {
    /**
     * @param z the convolution's output
     * @param zOffset where the channel starts, {@code [width][width][GROUP]}
     * @param width even
     * @param n scale and shift are used
     * @param rectifier the activation
     * @param p receives the pooled map
     * @param pOffset where it starts, {@code [width / 2][width / 2][GROUP]}
     */
    void forward(float[] z, int zOffset, int width, Normalization n, Rectifier rectifier, float[] p, int pOffset);

    /**
     * Replaces z by its gradient.
     *
     * @param z as for {@link #forward}, overwritten
     * @param zOffset as for {@link #forward}
     * @param width as for {@link #forward}
     * @param n all of it is used
     * @param rectifier the activation
     * @param dp gradient of the pooled map
     * @param pOffset where it starts
     * @param mask {@code [GROUP]}, 1 for lanes that hold an image and 0 for the rest, whose gradient becomes zero
     * @param sums {@code [GROUP]} running sums of the gradient of y, the bias gradient
     * @param sumsOffset where they start
     */
    void backward(
            float[] z,
            int zOffset,
            int width,
            Normalization n,
            Rectifier rectifier,
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
     * @param width as for {@link #forward}
     * @param n all but slope and offset is used
     * @param rectifier the activation
     * @param dp gradient of the pooled map
     * @param pOffset where it starts
     * @param sums receives {@code [2][GROUP]}
     */
    void sums(
            float[] z,
            int zOffset,
            int width,
            Normalization n,
            Rectifier rectifier,
            float[] dp,
            int pOffset,
            float[] sums);
}
