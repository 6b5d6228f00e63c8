package dev.lenet.trainer.evaluation.tsne;

import java.util.Arrays;

/**
 * How strongly pairs of points belong together: the joint probabilities {@code p_ij = (p_j|i + p_i|j) / 2n} of t-SNE over
 * n points, a sparse symmetric matrix in compressed rows whose sum is 1.
 *
 * @param start the entries of row {@code i} are those from {@code start[i]} (inclusive) to {@code start[i + 1]}
 *     (exclusive)
 * @param column the other point of each entry, ascending within a row
 * @param probability {@code p_ij} of each entry
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Affinities(int[] start, int[] column, float[] probability) {

    /**
     * Weighs each point's neighbours, see {@link Perplexity}, and makes the weights symmetric.
     *
     * @param neighbours at least three times the perplexity for each point; points beyond would have almost no weight
     *     (van der Maaten: Accelerating t-SNE using Tree-Based Algorithms, JMLR 15, 2014, section 4.1)
     * @param perplexity effective number of neighbours
     * @param blocks does the work
     */
    static Affinities of(NearestNeighbours neighbours, double perplexity, RowBlocks blocks) {
        int count = neighbours.count();
        float[] weights = new float[neighbours.index().length];
        blocks.forEach((from, to) -> {
            double[] distances = new double[count];
            for (int i = from; i < to; i++) {
                for (int rank = 0; rank < count; rank++) {
                    distances[rank] = neighbours.squaredDistance()[i * count + rank];
                }
                double[] row = Perplexity.weights(distances, perplexity);
                for (int rank = 0; rank < count; rank++) {
                    weights[i * count + rank] = (float) row[rank];
                }
            }
        });
        return symmetric(neighbours, weights);
    }

    /** The number of points. */
    int size() {
        return start.length - 1;
    }

    private static Affinities symmetric(NearestNeighbours neighbours, float[] weights) {
        int count = neighbours.count();
        int points = weights.length / count;
        int[] end = ends(neighbours.index(), count, points);
        long[] entries = new long[2 * weights.length];
        int[] next = Arrays.copyOf(end, points);
        for (int e = 0; e < weights.length; e++) {
            float half = weights[e] / (2f * points);
            int i = e / count;
            int j = neighbours.index()[e];
            entries[--next[i]] = entry(j, half);
            entries[--next[j]] = entry(i, half);
        }
        // If two points are neighbours of each other, the row of each now has the other twice.
        int[] start = new int[points + 1];
        int size = 0;
        for (int i = 0; i < points; i++) {
            Arrays.sort(entries, next[i], end[i]);
            for (int e = next[i]; e < end[i]; e++) {
                if (size > start[i] && column(entries[size - 1]) == column(entries[e])) {
                    entries[size - 1] = entry(column(entries[e]), value(entries[size - 1]) + value(entries[e]));
                } else {
                    entries[size++] = entries[e];
                }
            }
            start[i + 1] = size;
        }
        int[] column = new int[size];
        float[] probability = new float[size];
        for (int e = 0; e < size; e++) {
            column[e] = column(entries[e]);
            probability[e] = value(entries[e]);
        }
        return new Affinities(start, column, probability);
    }

    /** The end of each row's entries: a row has the point's own neighbours and the points whose neighbour it is. */
    private static int[] ends(int[] index, int count, int points) {
        int[] end = new int[points];
        Arrays.fill(end, count);
        for (int j : index) {
            end[j]++;
        }
        Arrays.parallelPrefix(end, Integer::sum);
        return end;
    }

    /** Column and value in one number, ordered by the column. */
    private static long entry(int column, float value) {
        return (long) column << 32 | Float.floatToRawIntBits(value);
    }

    private static int column(long entry) {
        return (int) (entry >>> 32);
    }

    private static float value(long entry) {
        return Float.intBitsToFloat((int) entry);
    }
}
