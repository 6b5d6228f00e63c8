package dev.lenet.trainer.kernel;

/** The work of one stage on one group. Apart from the statistics of batch norm it has no state: many threads may use it. */
abstract class Block {
    final Stage stage;
    final Normalizer norm;
    /** Its place among the stages. */
    final int index;

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

    /** Gets ready for a pass with the parameters as they are now. */
    abstract void prepare();

    /** The convolution or dense layer: from the map before to {@code z}. */
    abstract void multiply(Scratch s);

    /**
     * From {@code z} to {@code out}.
     *
     * @param group of the batch
     * @param iteration of training, or -1 to drop nothing
     * @param s the group
     */
    abstract void activate(int group, int iteration, Scratch s);

    /** From the gradient of {@code out} to that of the activation's argument, unless that is part of {@link #normalize}. */
    abstract void derive(Scratch s);

    /** The sums over this group that the gradient of batch norm needs. */
    abstract void gather(int group, Scratch s);

    /** To the gradient of {@code z}, in its place, and the bias gradient. */
    abstract void normalize(Scratch s, Sums sums);

    /** From there to the gradients of the weights and, if there is a stage before, of its output. */
    abstract void propagate(Batch batch, int group, Scratch s, Sums sums);
}
