package dev.lenet.trainer.model;

import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.model.MismatchException.Remedy;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A small sequential network: blocks of a convolution, an activation and a pooling, then hidden fully connected layers, then
 * one output per class. All components can be varied by name except {@code input} and {@code classes}, which the images
 * determine.
 *
 * <p>Equal networks are equal values, because the constructor normalises the components: a list whose values are the same for
 * all blocks becomes a list of one value, trailing zeros of {@code dropout} are removed, and without blocks the lists for
 * blocks are empty.
 *
 * @param input the shape of one image: 8 to 64 pixels high and wide, 1 to 4 channels
 * @param classes number of outputs, 2 to 1,000
 * @param channels output channels of each block's convolution, 1 to 1,024 each; one value per block, for 0 to 4 blocks
 * @param kernel height and width of each block's convolution kernel, 1 to 7; one value for all blocks, or one for each
 * @param padding rows and columns of zeros on each side of a convolution's input, from 0 to below the kernel size; one value
 *     for all blocks, or one for each
 * @param pooling the pooling after the activation; one value for all blocks, or one for each
 * @param batchNorm which layers batch norm follows
 * @param activation after each convolution and each hidden layer
 * @param activationSlope slope of {@link ActivationKind#LEAKY_RELU} below 0, between 0 and 1; 0.01 for all others
 * @param hidden outputs of each hidden fully connected layer, 1 to 8,192 each; 0 to 4 layers
 * @param dropout dropout probability after each hidden layer's activation, from 0 to below 1; layers beyond the end of the list
 *     have no dropout
 * @param weightInit how weights are initialised
 */
public record Architecture(
        ImageShape input,
        int classes,
        List<Integer> channels,
        List<Integer> kernel,
        List<Integer> padding,
        List<PoolingKind> pooling,
        NormKind batchNorm,
        ActivationKind activation,
        double activationSlope,
        List<Integer> hidden,
        List<Double> dropout,
        WeightInitKind weightInit) {

    private static final double DEFAULT_SLOPE = 0.01;
    private static final int MOST_LAYERS = 4;
    private static final long MOST_PARAMETERS = 20_000_000;

    /** LeNet-5 with ReLU and max pooling for 28x28 grayscale images of ten classes, the base of all variants. */
    public static final Architecture LENET5 = new Architecture(
            new ImageShape(28, 28, 1),
            10,
            List.of(6, 16),
            List.of(5),
            List.of(2, 0),
            List.of(PoolingKind.MAX),
            NormKind.NONE,
            ActivationKind.RELU,
            DEFAULT_SLOPE,
            List.of(120, 84),
            List.of(),
            WeightInitKind.KAIMING_UNIFORM);

    /**
     * Checks and normalises the components.
     *
     * @throws IllegalArgumentException if a value is out of range or the network does not fit its input; the message tells the
     *     user what is wrong
     */
    public Architecture {
        Checks.require(
                input != null
                        && channels != null
                        && kernel != null
                        && padding != null
                        && pooling != null
                        && batchNorm != null
                        && activation != null
                        && hidden != null
                        && dropout != null
                        && weightInit != null,
                "the architecture is not complete");
        Checks.within("the image height", input.height(), 8, 64);
        Checks.within("the image width", input.width(), 8, 64);
        Checks.within("the number of image channels", input.channels(), 1, 4);
        Checks.within("the number of classes", classes, 2, 1000);
        channels = Checks.each("channels", channels, 1, 1024);
        Checks.within("the number of convolution blocks", channels.size(), 0, MOST_LAYERS);
        int blocks = channels.size();
        kernel = perBlock("kernel", Checks.each("kernel", kernel, 1, 7), blocks);
        padding = perBlock("padding", Checks.each("padding", padding, 0, 6), blocks);
        pooling = perBlock("pooling", List.copyOf(pooling), blocks);
        hidden = Checks.each("hidden", hidden, 1, 8192);
        Checks.within("the number of hidden layers", hidden.size(), 0, MOST_LAYERS);
        dropout = withoutTrailingZeros(dropout);
        Checks.match(
                dropout.size() <= hidden.size(),
                Remedy.CHANGE_TOGETHER,
                "dropout has %d values for %d hidden layers",
                dropout.size(),
                hidden.size());
        Checks.match(
                activation == ActivationKind.LEAKY_RELU || activationSlope == DEFAULT_SLOPE,
                Remedy.CHANGE_TOGETHER,
                "an activation slope of %s applies only to the activation leaky-relu",
                activationSlope);
        Checks.require(
                activationSlope > 0 && activationSlope < 1,
                "the activation slope is %s, expected a number between 0 and 1",
                activationSlope);
        List<ImageShape> shapes = Blocks.shapes(input, channels, kernel, padding, pooling);
        long parameters = Blocks.parameters(input, shapes, channels, kernel, hidden, classes);
        Checks.require(
                parameters <= MOST_PARAMETERS,
                "the network has %,d weights and biases, expected at most %,d",
                parameters,
                MOST_PARAMETERS);
    }

    /** Returns a single value if all are equal, so that equal networks are equal values. */
    private static <T> List<T> perBlock(String name, List<T> values, int blocks) {
        if (blocks == 0) {
            return List.of();
        }
        Checks.match(
                values.size() == 1 || values.size() == blocks,
                Remedy.CHANGE_TOGETHER,
                "%s has %d values for %d convolution blocks, expected one for all or one for each",
                name,
                values.size(),
                blocks);
        return values.stream().distinct().count() == 1 ? values.subList(0, 1) : values;
    }

    private static List<Double> withoutTrailingZeros(List<Double> dropout) {
        int last = 0;
        for (int i = 0; i < dropout.size(); i++) {
            double value = dropout.get(i);
            Checks.require(value >= 0 && value < 1, "dropout is %s, expected a number from 0 to below 1", value);
            last = value > 0 ? i + 1 : last;
        }
        return List.copyOf(dropout.subList(0, last));
    }

    /**
     * The kernel size of a block.
     *
     * @param block from 0
     * @return pixels, the same in height and width
     */
    public int kernelOf(int block) {
        return Blocks.of(kernel, block);
    }

    /**
     * The padding of a block.
     *
     * @param block from 0
     * @return rows or columns on each side
     */
    public int paddingOf(int block) {
        return Blocks.of(padding, block);
    }

    /**
     * The pooling of a block.
     *
     * @param block from 0
     * @return the pooling after its activation
     */
    public PoolingKind poolingOf(int block) {
        return Blocks.of(pooling, block);
    }

    /**
     * The dropout after a hidden layer's activation.
     *
     * @param layer from 0
     * @return the probability of dropping an output, 0 for no dropout
     */
    public double dropoutOf(int layer) {
        return layer < dropout.size() ? dropout.get(layer) : 0;
    }

    /**
     * Returns this architecture with one component changed.
     *
     * @param lever the component's name, for example {@code channels}
     * @param value its new value
     * @return a new architecture
     * @throws IllegalArgumentException if there is no such component, or the result is not a valid network
     */
    public Architecture with(String lever, Object value) {
        return Records.with(this, lever, value);
    }

    /**
     * Returns this architecture for other images.
     *
     * @param shape the shape of one image
     * @param outputs the number of classes
     * @return a new architecture
     * @throws IllegalArgumentException if it does not fit the images
     */
    public Architecture on(ImageShape shape, int outputs) {
        return shape.equals(input) && outputs == classes
                ? this
                : new Architecture(
                        shape,
                        outputs,
                        channels,
                        kernel,
                        padding,
                        pooling,
                        batchNorm,
                        activation,
                        activationSlope,
                        hidden,
                        dropout,
                        weightInit);
    }

    /**
     * Builds the network's configuration from DL4J's layers, with a separate layer for each step. The seed and learning rate
     * belong to a run and are set when it starts.
     *
     * @return a new configuration with input and output sizes filled in; features have the shape {@code [batch, channels,
     *     height, width]}
     */
    public MultiLayerConfiguration configuration() {
        return new ConfigurationBuilder(this).build();
    }
}
