package dev.lenet.trainer.evaluation.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction of p values for multiple comparisons (Scandinavian Journal of Statistics 6, 1979): the chance of
 * even one false positive among all of them stays below the level that each corrected value is compared with, whatever
 * the dependence between them.
 */
public final class Holm {

    private Holm() {}

    /**
     * Corrects p values.
     *
     * @param pValues one for each comparison, each 0 to 1
     * @return the corrected values in the same order, each at least as large as before and at most 1
     */
    public static double[] correct(double[] pValues) {
        int[] ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[pValues.length];
        double most = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            most = Math.max(most, Math.min(1, (ascending.length - rank) * pValues[ascending[rank]]));
            corrected[ascending[rank]] = most;
        }
        return corrected;
    }

    /**
     * Returns the level with which the smallest of several p values is compared.
     *
     * @param level of all comparisons together, 0 to 1
     * @param questions number of comparisons
     * @return {@code level / questions}; {@code level} if there are none
     */
    public static double strictest(double level, int questions) {
        return level / Math.max(1, questions);
    }
}
