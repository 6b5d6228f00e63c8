package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import org.jspecify.annotations.Nullable;

/**
 * Normalises the channels of one stage: batch norm, or just the bias of a convolution (a dense layer without batch norm
 * adds its bias itself). In training, the statistics are those of the whole batch, gathered group by group and merged
 * in the order of the groups.
 *
 * <p>If the values of a channel hardly vary, its scale is large, and {@code scale * z + shift} loses digits where the two
 * cancel; with one value only, nothing else remains. So the mean is subtracted first, except where one pass activates and
 * pools a map.
 */
final class Normalizer {
    private static final double LOG10_OF_ROOT = 1 / (2 * Math.log(10));

    /** One for each channel, for the kernels. */
    final Normalization[] channels;

    private final @Nullable BatchNorm norm;
    private final ElementKernels elements;
    private final float[] parameters;
    private final int biases;
    private final int gammas;
    private final int plane;
    private final boolean centered;
    private final Moments moments;
    private double[] groupValues = new double[0];

    /**
     * Creates the normaliser of one stage.
     *
     * @param stage says where the parameters are
     * @param elements arithmetic
     * @param parameters flat parameters
     */
    Normalizer(Stage stage, ElementKernels elements, float[] parameters) {
        this.norm = stage.norm();
        this.elements = elements;
        this.parameters = parameters;
        this.biases = stage.biases();
        this.gammas = stage.gammas();
        this.plane = stage.linear().plane();
        this.centered = stage.centered();
        int count = stage.linear().channels();
        this.moments = new Moments(count);
        this.channels = new Normalization[count];
        for (int c = 0; c < count; c++) {
            this.channels[c] = new Normalization();
        }
    }

    /**
     * Makes room for the statistics of a batch.
     *
     * @param groups in the batch
     */
    void resize(int groups) {
        if (groupValues.length < groups * channels.length * 2) {
            groupValues = new double[groups * channels.length * 2];
        }
    }

    /** Normalises without batch statistics: by the running statistics if there is batch norm, else by the biases alone. */
    void fixed() {
        for (int c = 0; c < channels.length; c++) {
            Normalization n = channels[c];
            n.center = 0;
            n.shift = parameters[biases + c];
            if (norm != null) {
                double scale = gamma(c) / Math.sqrt(runningVariance(c) + norm.epsilon());
                n.scale = (float) scale;
                n.shift = (float) (beta(c) + (parameters[biases + c] - runningMean(c)) * scale);
            }
        }
    }

    /** Gathers the statistics of one group. Groups may be gathered in any order and on any thread. */
    void gather(int group, float[] z, Scratch s) {
        int positions = plane / SIZE;
        double values = (double) positions * s.images;
        for (int c = 0; c < channels.length; c++) {
            elements.sums(z, c * plane, positions, 0, s.sums);
            double mean = sum(s.sums, 0, s.images) / values;
            elements.sums(z, c * plane, positions, (float) mean, s.sums);
            int at = (group * channels.length + c) * 2;
            // The centre is the mean rounded to a float; the remaining sum corrects both moments.
            double rest = sum(s.sums, 0, s.images);
            groupValues[at] = (float) mean + rest / values;
            groupValues[at + 1] = sum(s.sums, SIZE, s.images) - rest * rest / values;
        }
    }

    /** Merges the groups' statistics, for the forward pass. */
    void normalize(Batch batch) {
        BatchNorm settings = java.util.Objects.requireNonNull(norm);
        moments.clear();
        for (int group = 0; group < batch.groups(); group++) {
            double values = (double) plane / SIZE * batch.imagesIn(group);
            moments.add(values, groupValues, group * channels.length * 2);
        }
        for (int c = 0; c < channels.length; c++) {
            Normalization n = channels[c];
            double inverse = 1 / Math.sqrt(moments.variance(c) + settings.epsilon());
            double scale = gamma(c) * inverse;
            double mean = moments.mean(c);
            n.mean = (float) mean;
            n.center = centered ? n.mean : 0;
            n.inverseDeviation = (float) inverse;
            n.scale = (float) scale;
            n.shift = (float) (beta(c) - (mean - n.center) * scale);
        }
    }

    /** Stores the two sums in {@code s.sums} for the backward pass, as those of one channel of one group. */
    void keepGradientSums(int group, int channel, Scratch s) {
        int at = (group * channels.length + channel) * 2;
        groupValues[at] = sum(s.sums, 0, s.images);
        groupValues[at + 1] = sum(s.sums, SIZE, s.images);
    }

    /**
     * Merges those sums for the backward pass, and writes the gradients of gamma and beta and the step of the running
     * statistics, which DL4J subtracts from them like an update: {@code (1 - decay) (mean - batch mean)}, likewise for
     * the variance, and for a stored {@code s = log10(deviation)} the difference of s before and after.
     *
     * @param batch the batch
     * @param gradient flat gradient, summed over the batch
     */
    void differentiate(Batch batch, float[] gradient) {
        BatchNorm settings = java.util.Objects.requireNonNull(norm);
        int count = channels.length;
        double values = (double) plane / SIZE * batch.images;
        for (int c = 0; c < count; c++) {
            double sum = 0;
            double product = 0;
            for (int group = 0; group < batch.groups(); group++) {
                sum += groupValues[(group * count + c) * 2];
                product += groupValues[(group * count + c) * 2 + 1];
            }
            Normalization n = channels[c];
            // What rounding the mean left. Kernels cannot subtract it, but its share of the sums is known.
            double left = centered ? moments.mean(c) - n.mean : 0;
            product -= left * n.inverseDeviation * sum;
            n.slope = (float) (-n.scale * product / values * n.inverseDeviation);
            n.gradientMean = centered ? (float) (sum / values) : 0;
            n.offset = (float) (-n.scale * sum / values + (double) n.scale * n.gradientMean - left * n.slope);
            gradient[gammas + c] = (float) product;
            gradient[gammas + count + c] = (float) sum;
            double rest = 1 - settings.decay();
            double batchMean = moments.mean(c) + parameters[biases + c];
            gradient[gammas + 2 * count + c] = (float) (rest * (runningMean(c) - batchMean));
            double variance = runningVariance(c);
            double next = settings.decay() * variance + rest * moments.variance(c);
            gradient[gammas + 3 * count + c] =
                    (float) (settings.logDeviation() ? LOG10_OF_ROOT * Math.log(variance / next) : variance - next);
        }
    }

    private double gamma(int channel) {
        return parameters[gammas + channel];
    }

    private double beta(int channel) {
        return parameters[gammas + channels.length + channel];
    }

    private double runningMean(int channel) {
        return parameters[gammas + 2 * channels.length + channel];
    }

    private double runningVariance(int channel) {
        double stored = parameters[gammas + 3 * channels.length + channel];
        return java.util.Objects.requireNonNull(norm).logDeviation() ? Math.pow(10, 2 * stored) : stored;
    }

    private static double sum(float[] a, int offset, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += a[offset + i];
        }
        return sum;
    }
}
