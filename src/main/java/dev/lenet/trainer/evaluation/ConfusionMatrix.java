package dev.lenet.trainer.evaluation;

import java.util.Arrays;

/**
 * Counts of predictions by class.
 *
 * @param counts square; {@code counts[actual][predicted]} is the number of images of class {@code actual} that were
 *     predicted as {@code predicted}
 */
@SuppressWarnings("ArrayRecordComponent") // equality is defined below
public record ConfusionMatrix(int[][] counts) {

    /**
     * Checks the shape and the counts.
     *
     * @throws IllegalArgumentException if there is no class, the matrix is not square, a count is negative, or their
     *     sum does not fit an {@code int}
     */
    public ConfusionMatrix {
        long total = 0;
        for (int[] row : counts) {
            if (row == null || row.length != counts.length) {
                throw new IllegalArgumentException("the confusion matrix is not square");
            }
            for (int count : row) {
                if (count < 0) {
                    throw new IllegalArgumentException("the confusion matrix has a negative count");
                }
                total += count;
            }
        }
        if (counts.length == 0 || total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the confusion matrix has no class, or more images than can be counted");
        }
    }

    /**
     * The number of classes.
     *
     * @return rows of the matrix
     */
    public int classes() {
        return counts.length;
    }

    /**
     * The number of images.
     *
     * @return the sum of all cells
     */
    public int total() {
        return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
    }

    /**
     * The number of images of one class.
     *
     * @param actual class index
     * @return the sum of the class's row
     */
    public int actual(int actual) {
        return Arrays.stream(counts[actual]).sum();
    }

    /**
     * The number of images predicted as one class.
     *
     * @param predicted class index
     * @return the sum of the class's column
     */
    public int predicted(int predicted) {
        return Arrays.stream(counts).mapToInt(row -> row[predicted]).sum();
    }

    /**
     * Share of all images predicted correctly.
     *
     * @return 0 to 1; 0 if there are no images
     */
    public double accuracy() {
        int right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return ratio(right, total());
    }

    /**
     * Share of the images predicted as a class that belong to it.
     *
     * @param classIndex class index
     * @return 0 to 1; 0 if no image was predicted as the class
     */
    public double precision(int classIndex) {
        return ratio(counts[classIndex][classIndex], predicted(classIndex));
    }

    /**
     * Share of the images of a class that were predicted as it.
     *
     * @param classIndex class index
     * @return 0 to 1; 0 if the class has no images
     */
    public double recall(int classIndex) {
        return ratio(counts[classIndex][classIndex], actual(classIndex));
    }

    /**
     * Harmonic mean of precision and recall, {@code 2pr / (p + r)}.
     *
     * @param classIndex class index
     * @return 0 to 1; 0 if both are 0
     */
    public double f1(int classIndex) {
        return ratio(2.0 * counts[classIndex][classIndex], actual(classIndex) + predicted(classIndex));
    }

    /**
     * Adds another matrix, cell by cell.
     *
     * @param other a matrix with as many classes
     * @return a new matrix
     */
    public ConfusionMatrix plus(ConfusionMatrix other) {
        int[][] sums = new int[classes()][classes()];
        for (int actual = 0; actual < sums.length; actual++) {
            for (int predicted = 0; predicted < sums.length; predicted++) {
                sums[actual][predicted] = counts[actual][predicted] + other.counts[actual][predicted];
            }
        }
        return new ConfusionMatrix(sums);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix && Arrays.deepEquals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(counts);
    }
}
