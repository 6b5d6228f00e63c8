package dev.lenet.trainer.evaluation.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How far the difference between two recipes on a test set may be from what other seeds <em>and</em> other test images would
 * give: seeds and images are drawn anew, both with replacement and independently of each other, and the percentiles of the
 * mean are taken (Owen: The pigeonhole bootstrap, Annals of Applied Statistics 1, 2007).
 */
public final class CrossedBootstrap {

    private static final int RESAMPLES = 2000;
    private static final long SEED = 20070;

    private CrossedBootstrap() {}

    /**
     * The 95 % interval of the mean.
     *
     * @param differences {@code differences[s][i]} is 1 where with seed {@code s} only the second model has image {@code i}
     *     right, -1 where only the first has, 0 where they agree; at least one seed and one image, each seed with as many
     * @return fractions of the images, the same for the same differences
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
        Arrays.sort(means);
        double tail = (1 - SampleStatistics.CONFIDENCE) / 2;
        return new Interval(quantile(means, tail), quantile(means, 1 - tail));
    }

    /** Between the two nearest ranks in proportion, as R's type 7. */
    private static double quantile(double[] ascending, double share) {
        double rank = share * (ascending.length - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (rank - below) * (ascending[above] - ascending[below]);
    }
}
