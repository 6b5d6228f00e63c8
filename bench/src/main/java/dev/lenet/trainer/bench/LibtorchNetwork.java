package dev.lenet.trainer.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * LeNet-5 in libtorch's own functions, written from the reference study's table and not from the trainer's
 * configurations, so that it can check them.
 *
 * <p>Parameters are named after their layer: {@code conv1.weight [6,1,5,5]}, {@code conv2.weight [16,6,5,5]},
 * {@code fc1.weight [120,400]}, {@code fc2.weight [84,120]}, {@code fc3.weight [10,84]}, each with a {@code bias}, and
 * where there is batch norm {@code bn1} and {@code bn2}.
 */
final class LibtorchNetwork {

    private static final long[] POOL = {2, 2};
    private static final long[] NO_PADDING = {0, 0};
    private static final long[] UNIT = {1, 1};

    /** PyTorch counts the share of the new value, DL4J's decay 0.9 that of the old one. */
    private static final double MOMENTUM = 0.1;

    private static final double EPSILON = 1e-5;
    private static final double DROPOUT = 0.5;

    private final VariantSwitches switches;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> statistics = new LinkedHashMap<>();
    private final Scalar slope = new Scalar(0.01f);

    /**
     * Creates the network with kaiming-uniform weights and zero biases.
     *
     * @param switches what the variant turns on
     */
    LibtorchNetwork(VariantSwitches switches) {
        this.switches = switches;
        layer("conv1", 25, 6, 1, 5, 5);
        layer("conv2", 150, 16, 6, 5, 5);
        layer("fc1", 400, 120, 400);
        layer("fc2", 120, 84, 120);
        layer("fc3", 84, 10, 84);
        if (switches.batchNorm()) {
            batchNorm("bn1", 6);
            batchNorm("bn2", 16);
        }
    }

    private void layer(String name, int fanIn, long... shape) {
        double bound = Math.sqrt(6.0 / fanIn);
        Tensor weight = torch.empty(shape).uniform_(-bound, bound, new GeneratorOptional());
        parameters.put(name + ".weight", weight.requires_grad_(true));
        parameters.put(name + ".bias", torch.zeros(shape[0]).requires_grad_(true));
    }

    private void batchNorm(String name, long channels) {
        parameters.put(name + ".weight", torch.ones(channels).requires_grad_(true));
        parameters.put(name + ".bias", torch.zeros(channels).requires_grad_(true));
        statistics.put(name + ".mean", torch.zeros(channels));
        statistics.put(name + ".variance", torch.ones(channels));
    }

    /**
     * Computes the logits.
     *
     * @param images [n,1,28,28], values from -1 to 1
     * @param training whether dropout is active and batch norm takes the batch's own statistics
     * @return [n,10], before the softmax
     */
    Tensor logits(Tensor images, boolean training) {
        Tensor features = block(images, "1", new long[] {2, 2}, training);
        features = block(features, "2", NO_PADDING, training);
        Tensor hidden = activation(linear(features.flatten(1, -1), "fc1"));
        if (switches.dropout()) {
            hidden = torch.dropout(hidden, DROPOUT, training);
        }
        return linear(activation(linear(hidden, "fc2")), "fc3");
    }

    private Tensor block(Tensor images, String number, long[] padding, boolean training) {
        Tensor sum = torch.conv2d(
                images, get("conv" + number + ".weight"), optional("conv" + number + ".bias"), UNIT, padding, UNIT, 1);
        if (switches.batchNorm()) {
            String name = "bn" + number;
            sum = torch.batch_norm(
                    sum,
                    optional(name + ".weight"),
                    optional(name + ".bias"),
                    new TensorOptional(statistics.get(name + ".mean")),
                    new TensorOptional(statistics.get(name + ".variance")),
                    training,
                    MOMENTUM,
                    EPSILON,
                    false);
        }
        Tensor active = activation(sum);
        return switches.averagePooling() ? torch.avg_pool2d(active, POOL) : torch.max_pool2d(active, POOL);
    }

    private Tensor activation(Tensor sum) {
        return switches.leaky() ? torch.leaky_relu_(sum, slope) : torch.relu_(sum);
    }

    private Tensor linear(Tensor input, String name) {
        return torch.linear(input, get(name + ".weight"), optional(name + ".bias"));
    }

    private Tensor get(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    private TensorOptional optional(String name) {
        return new TensorOptional(get(name));
    }

    /**
     * The parameters that Adam trains.
     *
     * @return all parameters in a fixed order
     */
    TensorVector trainable() {
        return new TensorVector(parameters.values().toArray(new Tensor[0]));
    }

    /**
     * The parameters by name, for the parity check.
     *
     * @return the live tensors
     */
    Map<String, Tensor> parameters() {
        return parameters;
    }
}
