package dev.lenet.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a model is right as often as it claims: images grouped by the probability that it gave to the class it predicted.
 *
 * @param bins groups of equal width from probability 0 to 1, in order
 */
public record Calibration(List<Bin> bins) {

    /** As many as Guo et al. used: On Calibration of Modern Neural Networks, ICML 2017. */
    private static final int BINS = 15;

    /** Keeps its own copy of the bins. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * Images of similar confidence.
     *
     * @param lower lowest confidence, exclusive
     * @param upper highest confidence, inclusive
     * @param images how many there are
     * @param confidence their mean confidence, 0 to 1; NaN for none
     * @param accuracy share of them predicted correctly, 0 to 1; NaN for none
     */
    public record Bin(double lower, double upper, int images, double confidence, double accuracy) {}

    /**
     * Groups predictions.
     *
     * @param predictions with the confidence of each
     * @return fifteen bins
     */
    public static Calibration of(Predictions predictions) {
        int[] images = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (int i = 0; i < predictions.size(); i++) {
            double sure = predictions.confidence()[i];
            int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(sure * BINS) - 1));
            images[bin]++;
            confidence[bin] += sure;
            right[bin] += predictions.right(i) ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(new Bin(
                    (double) bin / BINS,
                    (bin + 1.0) / BINS,
                    images[bin],
                    images[bin] == 0 ? Double.NaN : confidence[bin] / images[bin],
                    images[bin] == 0 ? Double.NaN : (double) right[bin] / images[bin]));
        }
        return new Calibration(bins);
    }

    /**
     * The expected calibration error: the mean distance between confidence and accuracy, each bin weighted by its images.
     *
     * @return 0 to 1; NaN without images
     */
    public double expectedError() {
        double sum = 0;
        int images = 0;
        for (Bin bin : bins) {
            if (bin.images() > 0) {
                sum += bin.images() * Math.abs(bin.confidence() - bin.accuracy());
                images += bin.images();
            }
        }
        return images == 0 ? Double.NaN : sum / images;
    }
}
