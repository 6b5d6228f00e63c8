package dev.lenet.trainer.evaluation.tsne;

import java.util.Arrays;

/**
 * The nearest neighbours of each point by Euclidean distance, found by comparing all pairs.
 *
 * @param count neighbours of each point
 * @param index {@code index[i * count + r]} is the neighbour of rank {@code r} of point {@code i}, nearest first; of
 *     equally near ones, the lower index first
 * @param squaredDistance the squared distances, in the same places
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record NearestNeighbours(int count, int[] index, float[] squaredDistance) {

    private static final int TILE = 2048;

    /**
     * Finds the nearest neighbours.
     *
     * @param columns {@code columns[c][i]} is coordinate {@code c} of point {@code i}, finite
     * @param count neighbours of each point, at least 1 and less than the number of points
     * @param blocks does the work
     */
    static NearestNeighbours of(float[][] columns, int count, RowBlocks blocks) {
        int points = columns[0].length;
        NearestNeighbours neighbours = new NearestNeighbours(count, new int[points * count], new float[points * count]);
        blocks.forEach((from, to) -> {
            float[] distances = new float[points];
            long[] kept = new long[4 * count];
            for (int i = from; i < to; i++) {
                measure(columns, i, distances);
                neighbours.keepNearest(i, distances, kept);
            }
        });
        return neighbours;
    }

    private static void measure(float[][] columns, int point, float[] distances) {
        Arrays.fill(distances, 0);
        for (int from = 0; from < distances.length; from += TILE) {
            int to = Math.min(distances.length, from + TILE);
            for (float[] column : columns) {
                addSquares(column, column[point], distances, from, to);
            }
        }
    }

    /**
     * Adds one coordinate for all points: the loop accumulates no sum across its iterations, so the compiler can
     * vectorise it.
     */
    private static void addSquares(float[] column, float value, float[] distances, int from, int to) {
        for (int j = from; j < to; j++) {
            float difference = column[j] - value;
            distances[j] += difference * difference;
        }
    }

    private void keepNearest(int point, float[] distances, long[] kept) {
        int size = 0;
        long limit = Long.MAX_VALUE;
        for (int j = 0; j < distances.length; j++) {
            // The bits of non-negative floats sort in the same order as the floats.
            long key = (long) Float.floatToRawIntBits(distances[j]) << 32 | j;
            if (key < limit && j != point) {
                kept[size++] = key;
                if (size == kept.length) {
                    Arrays.sort(kept);
                    size = count;
                    limit = kept[count - 1];
                }
            }
        }
        Arrays.sort(kept, 0, size);
        for (int rank = 0; rank < count; rank++) {
            index[point * count + rank] = (int) kept[rank];
            squaredDistance[point * count + rank] = Float.intBitsToFloat((int) (kept[rank] >>> 32));
        }
    }
}
