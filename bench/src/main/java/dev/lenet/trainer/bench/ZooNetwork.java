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
 * Any network of the zoo in libtorch's own functions, built from its words ({@code image 1 28 28|conv 6 5 2 false TANH
 * AVG|hidden 120 false TANH 1.0|classes 10}). Parameters are named {@code conv1}, {@code bn1}, {@code fc1} ... with
 * {@code .weight} and {@code .bias}; the output layer is the last {@code fc}.
 */
final class ZooNetwork {
    private static final long[] POOL = {2, 2};
    private static final long[] UNIT = {1, 1};

    final long[] image = new long[3];
    final int classes;

    private final String[] stages;
    private final boolean dl4jGelu;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> statistics = new LinkedHashMap<>();

    /**
     * Creates the network with kaiming-uniform weights and zero biases.
     *
     * @param words of the network
     * @param dl4jGelu GELU as DL4J computes it, {@code x sigmoid(1.702 x)}, and not libtorch's own, which is faster
     */
    ZooNetwork(String words, boolean dl4jGelu) {
        this.stages = words.split("\\|");
        this.dl4jGelu = dl4jGelu;
        String[] shape = stages[0].split(" ");
        long channels = image[0] = Long.parseLong(shape[1]);
        long height = image[1] = Long.parseLong(shape[2]);
        long width = image[2] = Long.parseLong(shape[3]);
        long features = 0;
        int convolutions = 0;
        int dense = 0;
        int norms = 0;
        for (int i = 1; i < stages.length; i++) {
            String[] s = stages[i].split(" ");
            long outputs = Long.parseLong(s[1]);
            if (s[0].equals("conv")) {
                long kernel = Long.parseLong(s[2]);
                layer("conv" + ++convolutions, channels * kernel * kernel, outputs, channels, kernel, kernel);
                int factor = s[6].equals("NONE") ? 1 : 2;
                height = (height + 2 * Long.parseLong(s[3]) - kernel + 1) / factor;
                width = (width + 2 * Long.parseLong(s[3]) - kernel + 1) / factor;
                channels = outputs;
            } else {
                features = features == 0 ? channels * height * width : features;
                layer("fc" + ++dense, features, outputs, features);
                features = outputs;
            }
            if (s[0].equals("conv") ? Boolean.parseBoolean(s[4]) : s.length > 2 && Boolean.parseBoolean(s[2])) {
                batchNorm("bn" + ++norms, outputs);
            }
        }
        classes = (int) features;
    }

    private void layer(String name, long fanIn, long... shape) {
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
     * @param images of the network's shape
     * @param training whether dropout is active and batch norm takes the batch's own statistics
     * @return [n, classes], before the softmax
     */
    Tensor logits(Tensor images, boolean training) {
        Tensor x = images;
        int convolutions = 0;
        int dense = 0;
        int norms = 0;
        for (int i = 1; i < stages.length; i++) {
            String[] s = stages[i].split(" ");
            if (s[0].equals("conv")) {
                String name = "conv" + ++convolutions;
                long padding = Long.parseLong(s[3]);
                x = torch.conv2d(
                        x,
                        get(name + ".weight"),
                        optional(name + ".bias"),
                        UNIT,
                        new long[] {padding, padding},
                        UNIT,
                        1);
                x = Boolean.parseBoolean(s[4]) ? normalized(x, "bn" + ++norms, training) : x;
                x = activation(x, s[5]);
                x = s[6].equals("NONE")
                        ? x
                        : s[6].equals("MAX") ? torch.max_pool2d(x, POOL) : torch.avg_pool2d(x, POOL);
            } else {
                String name = "fc" + ++dense;
                x = torch.linear(dense == 1 ? x.flatten(1, -1) : x, get(name + ".weight"), optional(name + ".bias"));
                if (s[0].equals("hidden")) {
                    x = Boolean.parseBoolean(s[2]) ? normalized(x, "bn" + ++norms, training) : x;
                    x = activation(x, s[3]);
                    double keep = Double.parseDouble(s[4]);
                    x = keep < 1 ? torch.dropout(x, 1 - keep, training) : x;
                }
            }
        }
        return x;
    }

    private Tensor normalized(Tensor x, String name, boolean training) {
        return torch.batch_norm(
                x,
                optional(name + ".weight"),
                optional(name + ".bias"),
                new TensorOptional(statistics.get(name + ".mean")),
                new TensorOptional(statistics.get(name + ".variance")),
                training,
                0.1,
                1e-5,
                false);
    }

    private Tensor activation(Tensor x, String name) {
        return switch (name) {
            case "RELU" -> torch.relu_(x);
            case "TANH" -> torch.tanh_(x);
            case "SWISH" -> torch.silu(x);
            case "GELU" -> dl4jGelu ? x.mul(torch.sigmoid(x.mul(new Scalar(1.702f)))) : torch.gelu(x);
            default -> throw new IllegalArgumentException("no activation " + name);
        };
    }

    private Tensor get(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    private TensorOptional optional(String name) {
        return new TensorOptional(get(name));
    }

    /** All parameters in a fixed order. */
    TensorVector trainable() {
        return new TensorVector(parameters.values().toArray(new Tensor[0]));
    }

    Map<String, Tensor> parameters() {
        return parameters;
    }

    /** Parameters, and the running mean and variance of batch norm. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new LinkedHashMap<>(parameters);
        state.putAll(statistics);
        return state;
    }
}
