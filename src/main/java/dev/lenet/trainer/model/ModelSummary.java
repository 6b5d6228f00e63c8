package dev.lenet.trainer.model;

import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;

/**
 * The layer table of a model in the style of torchsummary: one row per layer, including activations.
 *
 * @param input the shape of one image
 * @param rows the layers in order
 */
public record ModelSummary(ImageShape input, List<Row> rows) {

    private static final int BYTES_PER_FLOAT = 4;
    private static final double MIB = 1024 * 1024;
    private static final String RULE = "-".repeat(72) + "\n";

    /**
     * One layer.
     *
     * @param name the layer's type and position, for example {@code Conv2d-1}
     * @param outputShape shape of its output without the batch dimension
     * @param trainable number of parameters that are trained by gradient descent
     * @param statistics number of running means and variances of batch norm, which are saved with the model but not trained
     */
    public record Row(String name, List<Long> outputShape, long trainable, long statistics) {

        /** The number of output values for one image. */
        long outputs() {
            return outputShape.stream().reduce(1L, Math::multiplyExact);
        }
    }

    /**
     * Describes a network.
     *
     * @param architecture the network
     * @return its summary
     */
    public static ModelSummary of(Architecture architecture) {
        MultiLayerConfiguration configuration = architecture.configuration();
        InputType[] outputs = configuration
                .getLayerActivationTypes(ConfigurationBuilder.inputOf(architecture))
                .toArray(InputType[]::new);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < outputs.length; i++) {
            Layer layer = configuration.getConf(i).getLayer();
            long parameters = layer.initializer().numParams(configuration.getConf(i));
            long statistics = layer instanceof BatchNormalization ? parameters / 2 : 0;
            // DL4J defines no output size for a loss layer, whose output has the shape of its input.
            InputType output = layer instanceof LossLayer ? outputs[i - 1] : outputs[i];
            rows.add(new Row(
                    LayerNames.of(layer, output) + "-" + (i + 1), shape(output), parameters - statistics, statistics));
        }
        return new ModelSummary(architecture.input(), List.copyOf(rows));
    }

    private static List<Long> shape(InputType type) {
        long[] withBatch = type.getShape(true);
        List<Long> shape = new ArrayList<>();
        for (int i = 1; i < withBatch.length; i++) {
            shape.add(withBatch[i]);
        }
        return List.copyOf(shape);
    }

    /**
     * The number of parameters that are trained by gradient descent.
     *
     * @return 61,706 for the baseline
     */
    public long trainableParameters() {
        return rows.stream().mapToLong(Row::trainable).sum();
    }

    /**
     * The number of all values that DL4J saves with the model: trainable parameters and batch norm's running statistics.
     *
     * @return at least {@link #trainableParameters()}
     */
    public long parameters() {
        return trainableParameters() + rows.stream().mapToLong(Row::statistics).sum();
    }

    /**
     * The estimated memory for one image in the forward and backward pass: twice 4 bytes for every output value of every
     * layer (torchsummary's estimate).
     *
     * @return MiB
     */
    public double forwardBackwardMib() {
        return 2.0 * BYTES_PER_FLOAT * rows.stream().mapToLong(Row::outputs).sum() / MIB;
    }

    /**
     * The memory of the trainable parameters at 4 bytes each.
     *
     * @return MiB
     */
    public double parametersMib() {
        return BYTES_PER_FLOAT * trainableParameters() / MIB;
    }

    /**
     * The memory of one input image at 4 bytes per value.
     *
     * @return MiB
     */
    public double inputMib() {
        return BYTES_PER_FLOAT * input.height() * input.width() * input.channels() / MIB;
    }

    /**
     * The estimated total size: input, forward/backward pass and parameters.
     *
     * @return MiB, 0.35 for the baseline
     */
    public double totalMib() {
        return inputMib() + forwardBackwardMib() + parametersMib();
    }

    /**
     * Renders the table for a terminal or {@code summary.txt}.
     *
     * @return lines of at most 72 characters, each ending in a line feed
     */
    public String render() {
        StringBuilder table = new StringBuilder(RULE);
        table.append(line("Layer (type)", "Output shape", "Trainable", "Statistics"));
        table.append(RULE);
        for (Row row : rows) {
            String shape = "[-1, "
                    + String.join(
                            ", ",
                            row.outputShape().stream().map(String::valueOf).toList()) + "]";
            table.append(line(row.name(), shape, count(row.trainable()), count(row.statistics())));
        }
        long statistics = parameters() - trainableParameters();
        table.append(RULE)
                .append(Text.format("Layers: %,d\n", rows.size()))
                .append(Text.format("Trainable parameters: %s\n", count(trainableParameters())))
                .append(Text.format("Running statistics of batch norm (not trained): %s\n", count(statistics)))
                .append(RULE)
                .append(Text.format("Input size (MB): %.2f\n", inputMib()))
                .append(Text.format("Forward/backward pass size (MB): %.2f\n", forwardBackwardMib()))
                .append(Text.format("Params size (MB): %.2f\n", parametersMib()))
                .append(Text.format("Estimated total size (MB): %.2f\n", totalMib()))
                .append(RULE);
        return table.toString();
    }

    private static String line(String name, String shape, String trainable, String statistics) {
        return Text.format("%-20s%24s%14s%14s\n", name, shape, trainable, statistics);
    }

    private static String count(long value) {
        return Text.format("%,d", value);
    }
}
