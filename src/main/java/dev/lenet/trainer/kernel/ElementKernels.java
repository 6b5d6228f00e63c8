package dev.lenet.trainer.kernel;

/** Element-wise operations and sums over positions. Lengths are multiples of {@link Group#SIZE}. */
interface ElementKernels {
    /**
     * {@code out = f(scale * (z - center) + shift)}.
     *
     * @param f the activation
     * @param z values
     * @param offset where they start
     * @param length how many
     * @param n center, scale and shift are used
     * @param out receives the results
     * @param to where they start
     */
    void activate(Activation f, float[] z, int offset, int length, Normalization n, float[] out, int to);

    /**
     * Multiplies a gradient by the derivative of the activation, {@code g = g * f'(scale * (z - center) + shift)}.
     *
     * @param f the activation
     * @param z values
     * @param offset where they start
     * @param length how many
     * @param n center, scale and shift are used
     * @param g gradient of the activation, replaced by that of its argument
     * @param at where it starts
     */
    void derive(Activation f, float[] z, int offset, int length, Normalization n, float[] g, int at);

    /**
     * For each lane, the sum over positions of {@code (z - center)} and of its square.
     *
     * @param z values
     * @param offset where {@code [positions][Group.SIZE]} of them start
     * @param positions how many
     * @param center subtracted from each value first
     * @param sums receives {@code [2][Group.SIZE]}
     */
    void sums(float[] z, int offset, int positions, float center, float[] sums);

    /**
     * The two sums over positions that batch normalisation's gradient needs, for each lane: of {@code dy} and of
     * {@code dy * (z - mean) * inverseDeviation}.
     *
     * @param dy gradient of the normalised channel, {@code [positions][Group.SIZE]}
     * @param dyOffset where it starts
     * @param z the channel
     * @param offset where it starts
     * @param positions how many
     * @param n mean and inverse deviation are used
     * @param sums receives {@code [2][Group.SIZE]}
     */
    void gradientSums(float[] dy, int dyOffset, float[] z, int offset, int positions, Normalization n, float[] sums);

    /**
     * Replaces a channel by its gradient, {@code scale * (dy - gradientMean) + slope * (z - mean) + offset}.
     *
     * @param dy as for {@link #gradientSums}
     * @param dyOffset where it starts
     * @param z the channel, overwritten
     * @param offset where it starts
     * @param positions how many
     * @param n scale, gradientMean, slope, mean and offset are used
     * @param mask {@code [Group.SIZE]}, 1 for lanes that hold an image and 0 for the rest, whose gradient becomes zero
     * @param sums {@code [Group.SIZE]} running sums of dy, the bias gradient
     * @param sumsOffset where they start
     */
    void normGradient(
            float[] dy,
            int dyOffset,
            float[] z,
            int offset,
            int positions,
            Normalization n,
            float[] mask,
            float[] sums,
            int sumsOffset);

    /**
     * One step of Adam (Kingma and Ba, 2015) on a range of parameters, in the form that DL4J uses: with g the gradient
     * times {@code step.gradientScale}, {@code m = b1 m + (1 - b1) g}, {@code v = b2 v + (1 - b2) g²},
     * {@code u = rate m / (sqrt(v) + epsilon)}, {@code p = p - u}; the gradient is replaced by u.
     *
     * @param step the constants
     * @param p parameters
     * @param g gradient summed over the batch, replaced by the update
     * @param m first moments
     * @param v second moments
     * @param from first element
     * @param to one past the last
     */
    void adam(AdamStep step, float[] p, float[] g, float[] m, float[] v, int from, int to);
}
