package dev.lenet.trainer.evaluation.tsne;

import java.util.Arrays;

/**
 * Moves the points of a map downhill, with momentum and a gain for each coordinate that grows while the gradient keeps
 * its direction (Jacobs: Increased Rates of Convergence through Learning Rate Adaptation, 1988; the constants are those
 * of van der Maaten's own implementation).
 */
final class GradientDescent {

    private static final float GAIN_STEP = 0.2f;
    private static final float GAIN_DECAY = 0.8f;
    private static final float SMALLEST_GAIN = 0.01f;

    private final float[][] map;
    private final float[][] velocity;
    private final float[][] gain;

    /**
     * Starts at rest.
     *
     * @param map {@code [2][points]}, changed in place
     */
    GradientDescent(float[][] map) {
        this.map = map;
        this.velocity = new float[2][map[0].length];
        this.gain = new float[2][map[0].length];
        for (float[] component : gain) {
            Arrays.fill(component, 1);
        }
    }

    /**
     * Takes one step, {@code v = momentum v - rate gain gradient} and {@code y = y + v}, and moves the mean back to
     * zero.
     *
     * @param forces computed at the current map
     * @param exaggeration factor of the attraction
     * @param momentum share of the velocity that is kept, 0 to below 1
     * @param rate learning rate
     */
    void step(Forces forces, float exaggeration, float momentum, float rate) {
        for (int c = 0; c < 2; c++) {
            double sum = 0;
            for (int i = 0; i < map[c].length; i++) {
                float gradient = forces.gradient(exaggeration, c, i);
                boolean onward = gradient * velocity[c][i] < 0;
                gain[c][i] = Math.max(SMALLEST_GAIN, onward ? gain[c][i] + GAIN_STEP : gain[c][i] * GAIN_DECAY);
                velocity[c][i] = momentum * velocity[c][i] - rate * gain[c][i] * gradient;
                map[c][i] += velocity[c][i];
                sum += map[c][i];
            }
            float mean = (float) (sum / map[c].length);
            for (int i = 0; i < map[c].length; i++) {
                map[c][i] -= mean;
            }
        }
    }
}
