package dev.lenet.trainer.evaluation.tsne;

import java.util.Arrays;

/** Finds how wide a Gaussian around a point must be to include a given effective number of neighbours. */
final class Perplexity {

    /** A relative error of about 1e-5 in the perplexity. */
    private static final double TOLERANCE = 1e-5;

    /** Enough doublings and halvings for any data's range of distances; ends a search that has no solution. */
    private static final int STEPS = 100;

    private Perplexity() {}

    /**
     * Gives neighbours the weights {@code p_j = exp(-b d_j) / sum_k exp(-b d_k)} with the {@code b} for which
     * {@code exp(H) = perplexity}, where {@code H = -sum_j p_j ln p_j} (van der Maaten and Hinton: Visualizing Data
     * using t-SNE, JMLR 9, 2008, equation 1 and the bisection after it).
     *
     * <p>If so many neighbours are equally near that there is no such {@code b}, they share the weight evenly.
     *
     * @param squaredDistances {@code d}, nearest first
     * @param perplexity effective number of neighbours, at least 1 and less than there are distances
     * @return weights in the order of the distances, their sum 1
     */
    static double[] weights(double[] squaredDistances, double perplexity) {
        // Subtracting the same number from all squared distances changes no weight and keeps the sum from underflowing
        // to zero.
        double nearest = squaredDistances[0];
        double[] distances =
                Arrays.stream(squaredDistances).map(d -> d - nearest).toArray();
        double[] weights = new double[distances.length];
        double scale = Arrays.stream(distances).average().orElse(0);
        if (scale == 0) {
            Arrays.fill(weights, 1.0 / weights.length);
            return weights;
        }
        double target = StrictMath.log(perplexity);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double b = 1 / scale;
        for (int step = 0; step < STEPS; step++) {
            double excess = weigh(distances, b, weights) - target;
            if (Math.abs(excess) < TOLERANCE) {
                break;
            }
            if (excess > 0) {
                low = b;
                b = high == Double.POSITIVE_INFINITY ? 2 * b : (low + high) / 2;
            } else {
                high = b;
                b = (low + high) / 2;
            }
        }
        return weights;
    }

    /** Fills in the weights; returns their entropy, {@code ln S + b sum_j p_j d_j} with {@code S = sum_k exp(-b d_k)}. */
    private static double weigh(double[] distances, double b, double[] weights) {
        double sum = 0;
        double moment = 0;
        for (int j = 0; j < distances.length; j++) {
            weights[j] = StrictMath.exp(-b * distances[j]);
            sum += weights[j];
            moment += weights[j] * distances[j];
        }
        for (int j = 0; j < distances.length; j++) {
            weights[j] /= sum;
        }
        return StrictMath.log(sum) + b * moment / sum;
    }
}
