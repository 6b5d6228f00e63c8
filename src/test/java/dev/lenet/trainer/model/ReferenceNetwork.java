package dev.lenet.trainer.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * LeNet-5 written out a second time, in double precision and plain loops over {@code [image][channel][row][column]}, from
 * the reference study's table and the textbook formulas alone. It shares no code with DL4J; it only reads a DL4J network's
 * numbers.
 */
final class ReferenceNetwork {

    private final Variant variant;

    /** DL4J's names to flat values, for example {@code 0_W}; convolutions {@code [out][in][ky][kx]}, fc {@code [in][out]}. */
    private final Map<String, double[]> parameters = new TreeMap<>();

    ReferenceNetwork(Variant variant, MultiLayerNetwork network) {
        this.variant = variant;
        network.paramTable().forEach((name, values) -> {
            parameters.put(name, values.dup('c').data().asDouble());
        });
    }

    /** Every layer's output for a batch, flattened image after image, in training mode; the last is the softmax. */
    List<double[][]> forward(double[][] images, boolean[][] kept) {
        boolean batchNorm = variant.architecture().batchNorm() == NormKind.CONVOLUTIONS;
        List<double[][]> outputs = new ArrayList<>();
        double[][] x = images;
        int[][] convolutions = {{1, 28, 6, 2}, {6, 14, 16, 0}};
        for (int[] c : convolutions) {
            int side = c[1] + 2 * c[3] - 4;
            x = add(outputs, convolve(x, c[0], c[1], c[2], c[3], outputs.size()));
            if (batchNorm) {
                x = add(outputs, normalise(x, c[2], outputs.size()));
            }
            x = add(outputs, activate(x));
            x = add(outputs, pool(x, c[2], side));
        }
        x = add(outputs, connect(x, 120, outputs.size()));
        x = add(outputs, activate(x));
        if (variant.architecture().dropoutOf(0) > 0) {
            x = add(outputs, drop(x, kept));
        }
        x = add(outputs, connect(x, 84, outputs.size()));
        x = add(outputs, activate(x));
        x = add(outputs, connect(x, 10, outputs.size()));
        add(outputs, softmax(x));
        return outputs;
    }

    /** Mean cross-entropy of a batch, natural logarithm. */
    double loss(double[][] images, boolean[][] kept, int[] labels) {
        double[][] probabilities = forward(images, kept).get(layers() - 1);
        double sum = 0;
        for (int n = 0; n < labels.length; n++) {
            sum -= Math.log(probabilities[n][labels[n]]);
        }
        return sum / labels.length;
    }

    /** The numbers of one parameter; what is written into the array counts from then on. */
    double[] parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    private int layers() {
        return switch (variant.name()) {
            case "baseline" -> 12;
            case "var1" -> 13;
            default -> 15;
        };
    }

    private static double[][] add(List<double[][]> outputs, double[][] output) {
        outputs.add(output);
        return output;
    }

    private double[][] convolve(double[][] in, int inChannels, int side, int outChannels, int padding, int layer) {
        double[] weights = parameter(layer + "_W");
        double[] biases = parameter(layer + "_b");
        int outSide = side + 2 * padding - 4;
        double[][] out = new double[in.length][outChannels * outSide * outSide];
        for (int n = 0; n < in.length; n++) {
            for (int o = 0; o < outChannels; o++) {
                for (int y = 0; y < outSide; y++) {
                    for (int x = 0; x < outSide; x++) {
                        double sum = biases[o];
                        for (int i = 0; i < inChannels; i++) {
                            for (int k = 0; k < 25; k++) {
                                int row = y + k / 5 - padding;
                                int column = x + k % 5 - padding;
                                if (row >= 0 && row < side && column >= 0 && column < side) {
                                    sum += weights[(o * inChannels + i) * 25 + k]
                                            * in[n][(i * side + row) * side + column];
                                }
                            }
                        }
                        out[n][(o * outSide + y) * outSide + x] = sum;
                    }
                }
            }
        }
        return out;
    }

    private double[][] normalise(double[][] in, int channels, int layer) {
        double[] gamma = parameter(layer + "_gamma");
        double[] beta = parameter(layer + "_beta");
        int plane = in[0].length / channels;
        double[][] out = new double[in.length][in[0].length];
        for (int c = 0; c < channels; c++) {
            double mean = 0;
            for (double[] image : in) {
                for (int i = c * plane; i < (c + 1) * plane; i++) {
                    mean += image[i] / (in.length * plane);
                }
            }
            double variance = 0;
            for (double[] image : in) {
                for (int i = c * plane; i < (c + 1) * plane; i++) {
                    variance += (image[i] - mean) * (image[i] - mean) / (in.length * plane);
                }
            }
            for (int n = 0; n < in.length; n++) {
                for (int i = c * plane; i < (c + 1) * plane; i++) {
                    out[n][i] = gamma[c] * (in[n][i] - mean) / Math.sqrt(variance + 1e-5) + beta[c];
                }
            }
        }
        return out;
    }

    private double[][] activate(double[][] in) {
        double slope = variant.architecture().activation() == ActivationKind.LEAKY_RELU ? 0.01 : 0;
        return map(in, (n, i, value) -> value >= 0 ? value : slope * value);
    }

    private double[][] pool(double[][] in, int channels, int side) {
        int half = side / 2;
        double[][] out = new double[in.length][channels * half * half];
        for (int n = 0; n < in.length; n++) {
            for (int i = 0; i < out[n].length; i++) {
                int corner = (i / (half * half) * side + i / half % half * 2) * side + i % half * 2;
                double[] v = {in[n][corner], in[n][corner + 1], in[n][corner + side], in[n][corner + side + 1]};
                out[n][i] = variant.architecture().poolingOf(0) == PoolingKind.AVERAGE
                        ? (v[0] + v[1] + v[2] + v[3]) / 4
                        : Math.max(Math.max(v[0], v[1]), Math.max(v[2], v[3]));
            }
        }
        return out;
    }

    private double[][] connect(double[][] in, int outputs, int layer) {
        double[] weights = parameter(layer + "_W");
        double[] biases = parameter(layer + "_b");
        double[][] out = new double[in.length][outputs];
        for (int n = 0; n < in.length; n++) {
            for (int o = 0; o < outputs; o++) {
                out[n][o] = biases[o];
                for (int i = 0; i < in[n].length; i++) {
                    out[n][o] += in[n][i] * weights[i * outputs + o];
                }
            }
        }
        return out;
    }

    private static double[][] drop(double[][] in, boolean[][] kept) {
        return map(in, (n, i, value) -> kept[n][i] ? value / 0.5 : 0);
    }

    private static double[][] softmax(double[][] in) {
        double[][] out = new double[in.length][];
        for (int n = 0; n < in.length; n++) {
            double sum = 0;
            for (double logit : in[n]) {
                sum += Math.exp(logit);
            }
            double total = sum;
            out[n] = Arrays.stream(in[n]).map(logit -> Math.exp(logit) / total).toArray();
        }
        return out;
    }

    private interface Elementwise {
        double apply(int image, int index, double value);
    }

    private static double[][] map(double[][] in, Elementwise function) {
        double[][] out = new double[in.length][in[0].length];
        for (int n = 0; n < in.length; n++) {
            for (int i = 0; i < in[n].length; i++) {
                out[n][i] = function.apply(n, i, in[n][i]);
            }
        }
        return out;
    }
}
