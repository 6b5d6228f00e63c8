package dev.lenet.trainer.evaluation.tsne;

import java.util.Arrays;

/**
 * The forces that attract and repel the points of a map: the two halves of the gradient of the Kullback-Leibler
 * divergence
 *
 * <pre>
 * C = sum_ij p_ij ln(p_ij / q_ij),  q_ij = w_ij / Z,  w_ij = 1 / (1 + |y_i - y_j|²),  Z = sum_(k≠l) w_kl
 * dC/dy_i = 4 (sum_j p_ij w_ij (y_i - y_j) - sum_j w_ij² (y_i - y_j) / Z)
 * </pre>
 *
 * (van der Maaten: Accelerating t-SNE using Tree-Based Algorithms, JMLR 15, 2014, equation 8). The first sum runs over
 * the entries of {@link Affinities}. The second runs over all pairs, exactly: a plain loop that the compiler vectorises
 * takes about as long for 10,000 points as a Barnes-Hut tree, which only approximates it, and needs memory for only a
 * few rows.
 */
final class Forces {

    private final Affinities affinities;
    private final float[][] attraction;
    private final float[][] repulsion;
    private final float[] rowSums;
    private double sum;

    /** Creates the forces between the points of the affinities. */
    Forces(Affinities affinities) {
        this.affinities = affinities;
        int points = affinities.size();
        this.attraction = new float[2][points];
        this.repulsion = new float[2][points];
        this.rowSums = new float[points];
    }

    /**
     * Computes both halves and {@code Z}.
     *
     * @param map {@code map[c][i]} is coordinate {@code c}, 0 or 1, of point {@code i}
     * @param blocks does the work
     */
    void compute(float[][] map, RowBlocks blocks) {
        blocks.forEach((from, to) -> {
            attract(map[0], map[1], from, to);
            repel(map[0], map[1], from, to);
        });
        double all = 0;
        for (float rowSum : rowSums) {
            all += rowSum;
        }
        sum = all - rowSums.length; // each point has met itself, with w = 1
    }

    /**
     * The gradient at the map last computed.
     *
     * @param exaggeration what to multiply all {@code p_ij} by; 1 for the gradient itself
     * @param component 0 or 1
     * @param point which row
     */
    float gradient(float exaggeration, int component, int point) {
        return 4 * (exaggeration * attraction[component][point] - (float) (repulsion[component][point] / sum));
    }

    /**
     * The Kullback-Leibler divergence {@code C} at the map last computed.
     *
     * @param map that map
     */
    double divergence(float[][] map) {
        double divergence = 0;
        for (int i = 0; i < affinities.size(); i++) {
            for (int e = affinities.start()[i]; e < affinities.start()[i + 1]; e++) {
                double p = affinities.probability()[e];
                if (p > 0) {
                    int j = affinities.column()[e];
                    double dx = map[0][i] - map[0][j];
                    double dy = map[1][i] - map[1][j];
                    divergence += p * Math.log(p * sum * (1 + dx * dx + dy * dy));
                }
            }
        }
        return divergence;
    }

    private void attract(float[] x, float[] y, int from, int to) {
        int[] column = affinities.column();
        float[] probability = affinities.probability();
        for (int i = from; i < to; i++) {
            float sumX = 0;
            float sumY = 0;
            for (int e = affinities.start()[i]; e < affinities.start()[i + 1]; e++) {
                float dx = x[i] - x[column[e]];
                float dy = y[i] - y[column[e]];
                float pull = probability[e] / (1 + dx * dx + dy * dy);
                sumX += pull * dx;
                sumY += pull * dy;
            }
            attraction[0][i] = sumX;
            attraction[1][i] = sumY;
        }
    }

    private void repel(float[] x, float[] y, int from, int to) {
        // Copies that start at index 0, so that the inner loop reads and writes all its arrays at the same index.
        float[] blockX = Arrays.copyOfRange(x, from, to);
        float[] blockY = Arrays.copyOfRange(y, from, to);
        float[] pushX = new float[to - from];
        float[] pushY = new float[to - from];
        float[] weights = new float[to - from];
        for (int j = 0; j < x.length; j++) {
            repel(x[j], y[j], blockX, blockY, pushX, pushY, weights);
        }
        System.arraycopy(pushX, 0, repulsion[0], from, to - from);
        System.arraycopy(pushY, 0, repulsion[1], from, to - from);
        System.arraycopy(weights, 0, rowSums, from, to - from);
    }

    /** One point pushes many others: the loop accumulates no sum across its iterations, so the compiler can vectorise it. */
    private static void repel(
            float pointX, float pointY, float[] x, float[] y, float[] pushX, float[] pushY, float[] weights) {
        for (int i = 0; i < x.length; i++) {
            float dx = x[i] - pointX;
            float dy = y[i] - pointY;
            float w = 1 / (1 + dx * dx + dy * dy);
            float push = w * w;
            weights[i] += w;
            pushX[i] += push * dx;
            pushY[i] += push * dy;
        }
    }
}
