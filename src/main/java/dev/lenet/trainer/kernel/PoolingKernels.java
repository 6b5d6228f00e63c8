package dev.lenet.trainer.kernel;

/**
 * Everything between the convolution of one stage and the next stage, in one pass over one channel of one group:
 * normalisation (or bias), activation and pooling of a {@link PooledMap}.
 *
 * <p>Max pooling is done before the activation: since a rectifier never decreases, the result is the same for a quarter
 * of the work. Of equal maxima, the first in reading order gets the gradient.
 */
interface PoolingKernels {
    /** Creates the kernels of one stage. */
    interface Factory {
        PoolingKernels of(Pooling pooling, PooledMap map);
    }

    /**
     * Normalises, activates and pools.
     *
     * @param z the convolution's output, {@code [channel][height][width][SIZE]}
     * @param channel which
     * @param n scale and shift are used
     * @param p receives the pooled map, {@code [channel][height / 2][width / 2][SIZE]}
     */
    void forward(float[] z, int channel, Normalization n, float[] p);

    /**
     * Replaces z by its gradient.
     *
     * @param z as for {@link #forward}, overwritten
     * @param channel which
     * @param n scale, shift, mean, slope and offset are used
     * @param dp gradient of the pooled map
     * @param mask {@code [SIZE]}, 1 for lanes that hold an image and 0 for the rest, whose gradient becomes zero
     * @param sums {@code [SIZE]} running sums of the gradient of y, the bias gradient
     * @param sumsOffset where they start
     */
    void backward(float[] z, int channel, Normalization n, float[] dp, float[] mask, float[] sums, int sumsOffset);

    /**
     * The two sums over positions that batch normalisation's gradient needs, for each lane: of {@code dy} and of
     * {@code dy * (z - mean) * inverseDeviation}.
     *
     * @param z as for {@link #forward}
     * @param channel which
     * @param n scale, shift, mean and inverseDeviation are used
     * @param dp gradient of the pooled map
     * @param sums receives {@code [2][SIZE]}
     */
    void sums(float[] z, int channel, Normalization n, float[] dp, float[] sums);
}
