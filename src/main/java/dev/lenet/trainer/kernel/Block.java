package dev.lenet.trainer.kernel;

/**
 * The work of one stage on one group. Its only state is the statistics of batch norm and packed weights, so many threads
 * may share it.
 */
abstract class Block {
    final Stage stage;
    final Normalizer norm;
    /** Index of the stage in the network. */
    final int index;

    /** Changes nothing. */
    final Normalization identity = new Normalization();

    final Kernels kernels;
    final float[] parameters;

    Block(Stage stage, int index, Kernels kernels, float[] parameters) {
        this.stage = stage;
        this.index = index;
        this.kernels = kernels;
        this.parameters = parameters;
        this.norm = new Normalizer(stage, kernels.elements(), parameters);
    }

    static Block of(Plan plan, int index, Kernels kernels, float[] parameters) {
        Stage stage = plan.stages().get(index);
        return stage.dense()
                ? new DenseBlock(stage, index, kernels, parameters, plan.seed())
                : new ConvolutionBlock(stage, index, kernels, parameters);
    }

    /**
     * Prepares for a pass with the current parameters.
     *
     * @param withGradient whether the pass goes backward too
     */
    abstract void prepare(boolean withGradient);

    /** Applies the convolution or dense layer to the stage's input and writes {@code z}. */
    abstract void multiply(Scratch s);

    /**
     * Computes {@code out} from {@code z}.
     *
     * @param group index of the group in the batch
     * @param iteration of training, or -1 for no dropout
     * @param s memory of the group
     */
    abstract void activate(int group, int iteration, Scratch s);

    /** Computes the gradient of the activation's argument from that of {@code out}, unless {@link #normalize} does so. */
    abstract void derive(Scratch s);

    /** Computes this group's sums for the gradient of batch norm. */
    abstract void gather(int group, Scratch s);

    /** Replaces {@code z} by its gradient and adds to the bias gradient. */
    abstract void normalize(Scratch s, Sums sums);

    /** Computes the gradients of the weights and, if there is a previous stage, of its output. */
    abstract void propagate(Batch batch, int group, Scratch s, Sums sums);

    /**
     * Computes the gradient of some outputs' weights and biases from what {@link #propagate} kept of each group.
     *
     * @param row first output
     * @param rows how many
     * @param batch of all groups
     * @param sums of each piece of the batch; those of the first change
     * @param pieces how many
     * @param gradient flat gradient
     */
    abstract void reduce(int row, int rows, Batch batch, Sums[] sums, int pieces, float[] gradient);

    /** Floats of workspace that {@link #multiply} and {@link #propagate} need. */
    abstract int workspace();

    /** Floats in {@link Sums#weights}. */
    abstract int sums();

    /** Batch norm subtracts the mean, and with it the bias, so the exact gradient is zero. */
    final float biasGradient(float sum) {
        return stage.normalized() ? 0 : sum;
    }
}
