package dev.lenet.trainer.evaluation.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How far the measured difference between two recipes on a test set may be from that over other seeds <em>and</em>
 * other test images. Seeds and images are resampled, both with replacement and independently of each other (Owen: The
 * pigeonhole bootstrap, Annals of Applied Statistics 1, 2007), which gives the standard error of the mean.
 *
 * <p>Bootstrap percentiles over a handful of seeds would be too narrow, narrower than Student's interval over the same
 * seeds on fixed images. So the seeds' share of the variance is replaced by {@code s²/n} of their means and scaled by
 * Student's quantile; the rest, which many images determine, is scaled by the normal quantile.
 */
public final class CrossedBootstrap {

    private static final int RESAMPLES = 2000;
    private static final long SEED = 20070;
    private static final double NORMAL_REACH =
            new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + SampleStatistics.CONFIDENCE) / 2);

    private CrossedBootstrap() {}

    /**
     * The 95 % interval of the mean.
     *
     * @param differences {@code differences[s][i]} is 1 if only the second model with seed {@code s} gets image
     *     {@code i} right, -1 if only the first does, 0 if they agree; at least two seeds and one image, as many images
     *     for each seed
     * @return the interval as fractions of the images; the same differences always give the same interval
     */
    public static Interval of(byte[][] differences) {
        int seeds = differences.length;
        int images = differences[0].length;
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        int[] sums = new int[images];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            Arrays.fill(sums, 0);
            for (int draw = 0; draw < seeds; draw++) {
                byte[] seed = differences[random.nextInt(seeds)];
                for (int i = 0; i < images; i++) {
                    sums[i] += seed[i];
                }
            }
            long total = 0;
            for (int draw = 0; draw < images; draw++) {
                total += sums[random.nextInt(images)];
            }
            means[resample] = (double) total / seeds / images;
        }
        SampleStatistics drawn = SampleStatistics.of(means);
        SampleStatistics bySeed = SampleStatistics.of(
                Arrays.stream(differences).mapToDouble(CrossedBootstrap::mean).toArray());
        double ofSeeds = bySeed.standardDeviation() * bySeed.standardDeviation() / seeds;
        // Drawing n seeds with replacement yields (n - 1) / n of their variance.
        double ofTheRest =
                Math.max(0, drawn.standardDeviation() * drawn.standardDeviation() - ofSeeds * (seeds - 1) / seeds);
        double reach =
                Math.hypot(SampleStatistics.reach(seeds - 1) * Math.sqrt(ofSeeds), NORMAL_REACH * Math.sqrt(ofTheRest));
        return new Interval(bySeed.mean() - reach, bySeed.mean() + reach);
    }

    private static double mean(byte[] seed) {
        long sum = 0;
        for (byte difference : seed) {
            sum += difference;
        }
        return (double) sum / seed.length;
    }
}
