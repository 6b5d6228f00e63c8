package dev.lenet.trainer.evaluation.tsne;

import java.util.Arrays;
import java.util.Random;

/** Points to test on, and how pure a map of them is. */
final class Clouds {

    private Clouds() {}

    /** Normally distributed around one centre a class, classes in turn: point {@code i} is of class {@code i % classes}. */
    static float[][] clusters(int points, int dimensions, int classes, double distance, long seed) {
        Random random = new Random(seed);
        float[][] centres = new float[classes][dimensions];
        for (float[] centre : centres) {
            centre[random.nextInt(dimensions)] = (float) distance;
            centre[random.nextInt(dimensions)] -= (float) distance;
        }
        float[][] cloud = new float[points][dimensions];
        for (int i = 0; i < points; i++) {
            for (int c = 0; c < dimensions; c++) {
                cloud[i][c] = centres[i % classes][c] + (float) random.nextGaussian();
            }
        }
        return cloud;
    }

    static float[][] columns(float[][] points) {
        float[][] columns = new float[points[0].length][points.length];
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < points.length; i++) {
                columns[c][i] = points[i][c];
            }
        }
        return columns;
    }

    static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += ((double) a[c] - b[c]) * ((double) a[c] - b[c]);
        }
        return sum;
    }

    /** Mean share of a point's nearest neighbours that are of its class; {@code columns} is a map, or what it is of. */
    static double purity(float[][] columns, int[] classes, int neighbours) {
        int points = classes.length;
        NearestNeighbours nearest;
        try (RowBlocks blocks = new RowBlocks(points, 1, () -> false)) {
            nearest = NearestNeighbours.of(columns, neighbours, blocks);
        }
        long same = 0;
        for (int e = 0; e < points * neighbours; e++) {
            same += classes[nearest.index()[e]] == classes[e / neighbours] ? 1 : 0;
        }
        return same / (double) (points * neighbours);
    }

    static int[] classes(int points, int classes) {
        int[] labels = new int[points];
        Arrays.setAll(labels, i -> i % classes);
        return labels;
    }
}
