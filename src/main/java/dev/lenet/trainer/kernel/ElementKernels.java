package dev.lenet.trainer.kernel;

/** Element by element operations and sums over positions. */
interface ElementKernels {
    /**
     * Replaces each element by its activation.
     *
     * @param a values, changed in place
     * @param length a multiple of {@link LeNet#GROUP}
     * @param rectifier the activation
     */
    void rectify(float[] a, int length, Rectifier rectifier);

    /**
     * Multiplies a gradient by the derivative of the activation.
     *
     * @param d gradient of the activation, {@code [rows][GROUP]}
     * @param a the activation, of the same shape
     * @param rows number of rows
     * @param rectifier which activation
     * @param out receives the products, rows {@code stride} apart
     * @param offset of the first row in out
     * @param stride distance between rows of out
     */
    void rectifyGradient(float[] d, float[] a, int rows, Rectifier rectifier, float[] out, int offset, int stride);

    /**
     * For each lane, the sum over positions of {@code (z - center)} and of its square.
     *
     * @param z values
     * @param offset where {@code [positions][GROUP]} of them start
     * @param positions how many, even
     * @param center what is subtracted first
     * @param sums receives {@code [2][GROUP]}
     */
    void sums(float[] z, int offset, int positions, float center, float[] sums);

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
