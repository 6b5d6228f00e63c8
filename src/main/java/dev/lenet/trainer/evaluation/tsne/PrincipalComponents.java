package dev.lenet.trainer.evaluation.tsne;

import java.util.Arrays;
import java.util.Random;

/** The two directions in which points vary most, as a first map for t-SNE to start from. */
final class PrincipalComponents {

    /** Separates two components whose variances differ by 10 % to within 1 %, which is more than a first map needs. */
    private static final int ROUNDS = 50;

    private PrincipalComponents() {}

    /**
     * Projects points onto their first two principal components, found by orthogonal iteration (Golub and Van Loan:
     * Matrix Computations, section 8.2) on the covariance, which is never formed.
     *
     * @param columns {@code columns[c][i]} is coordinate {@code c} of point {@code i}, each column's mean 0
     * @param random decides where the iteration starts
     * @return {@code [2][points]}; a component is zero if the points vary in fewer directions
     */
    static float[][] scores(float[][] columns, Random random) {
        int points = columns[0].length;
        double[][] directions = new double[2][columns.length];
        for (double[] direction : directions) {
            for (int c = 0; c < direction.length; c++) {
                direction[c] = random.nextGaussian();
            }
        }
        float[][] scores = new float[2][points];
        for (int round = 0; round < ROUNDS; round++) {
            orthonormalise(directions);
            for (int k = 0; k < 2; k++) {
                project(columns, directions[k], scores[k]);
                for (int c = 0; c < columns.length; c++) {
                    directions[k][c] = dot(columns[c], scores[k]);
                }
            }
        }
        orthonormalise(directions);
        for (int k = 0; k < 2; k++) {
            project(columns, positive(directions[k]), scores[k]);
        }
        return scores;
    }

    private static void project(float[][] columns, double[] direction, float[] scores) {
        Arrays.fill(scores, 0);
        for (int c = 0; c < columns.length; c++) {
            add(columns[c], (float) direction[c], scores);
        }
    }

    private static void add(float[] column, float factor, float[] scores) {
        for (int i = 0; i < scores.length; i++) {
            scores[i] += column[i] * factor;
        }
    }

    private static double dot(float[] column, float[] scores) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += (double) column[i] * scores[i];
        }
        return sum;
    }

    private static void orthonormalise(double[][] directions) {
        normalise(directions[0]);
        double overlap = 0;
        for (int c = 0; c < directions[0].length; c++) {
            overlap += directions[0][c] * directions[1][c];
        }
        for (int c = 0; c < directions[0].length; c++) {
            directions[1][c] -= overlap * directions[0][c];
        }
        normalise(directions[1]);
    }

    private static void normalise(double[] direction) {
        double squares = 0;
        for (double value : direction) {
            squares += value * value;
        }
        for (int c = 0; c < direction.length; c++) {
            direction[c] = squares == 0 ? 0 : direction[c] / Math.sqrt(squares);
        }
    }

    /** Returns the direction or its opposite, whichever has a positive longest coordinate, so that no map is mirrored. */
    private static double[] positive(double[] direction) {
        double longest = 0;
        for (double value : direction) {
            longest = Math.abs(value) > Math.abs(longest) ? value : longest;
        }
        double sign = Math.signum(longest);
        double[] turned = new double[direction.length];
        for (int c = 0; c < direction.length; c++) {
            turned[c] = sign * direction[c];
        }
        return turned;
    }
}
