package dev.lenet.trainer.evaluation.tsne;

import dev.lenet.trainer.text.Text;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

/**
 * t-distributed stochastic neighbour embedding: a map of points in the plane that keeps near neighbours near (van der
 * Maaten and Hinton: Visualizing Data using t-SNE, JMLR 9, 2008).
 *
 * <p>A map depends only on the points and this record: it has the same bits for any number of threads. Attraction
 * covers the {@code 3 * perplexity} nearest neighbours of each point, repulsion every pair. The map starts from the
 * first two principal components at a standard deviation of 1e-4; the learning rate is {@code n / (4 * 12)}, at least
 * 50, for n points (both as scikit-learn does; Belkina et al.: Automated optimized parameters for t-SNE, Nature
 * Communications 10, 2019). The first quarter of the iterations, at most 250, multiplies attraction by 12 and uses
 * momentum 0.5; the rest uses momentum 0.8.
 *
 * <p>Time grows with the square of the number of points, memory with the number of points times the perplexity.
 *
 * @param perplexity effective number of neighbours of a point, 1 to 10,000
 * @param iterations gradient descent steps, at least 1
 * @param seed decides the small noise of the first map
 */
public record Tsne(double perplexity, int iterations, long seed) {

    /** The reference study's perplexity. */
    public static final double PERPLEXITY = 30;

    /** Enough for the divergence of some thousand points to settle. */
    public static final int ITERATIONS = 1000;

    private static final int PROGRESS_EVERY = 50;
    private static final float EXAGGERATION = 12;
    private static final int EXAGGERATED_ITERATIONS = 250;
    private static final float SPREAD = 1e-4f;
    private static final float NOISE = 1e-2f;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Tsne {
        if (!(perplexity >= 1 && perplexity <= 10_000)) {
            throw new IllegalArgumentException(
                    Text.format("The perplexity is %s, expected a number from 1 to 10000", perplexity));
        }
        if (iterations < 1) {
            throw new IllegalArgumentException(Text.format("t-SNE has %d iterations, expected at least 1", iterations));
        }
    }

    /**
     * Uses the reference study's perplexity, 30, and 1,000 iterations.
     *
     * @param seed decides the small noise of the first map
     */
    public Tsne(long seed) {
        this(PERPLEXITY, ITERATIONS, seed);
    }

    /** Is told how far a map is, and can stop the work. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after every fiftieth iteration and the last, on the thread that called {@link #map}.
         *
         * @param iteration number of iterations done
         * @param divergence the Kullback-Leibler divergence of the map before the last step, in nats, which t-SNE
         *     minimises
         */
        void reached(int iteration, double divergence);

        /**
         * Whether to stop; called many times per iteration, on any thread.
         *
         * @return true to make {@link #map} throw a {@link CancellationException}
         */
        default boolean stopRequested() {
            return false;
        }
    }

    /**
     * The smallest number of points that a map can have: each needs {@code 3 * perplexity} others.
     *
     * @return for perplexity 30, 91
     */
    public int fewestPoints() {
        return neighbours() + 1;
    }

    /**
     * Makes a map.
     *
     * @param points {@code points[i]} are the coordinates of point {@code i}; all of the same length, at least 1, and
     *     finite; not changed
     * @param threads number of threads, at least 1
     * @param progress is told of the progress; an exception that it throws ends the work and reaches the caller
     * @return {@code map[c][i]} is coordinate {@code c}, 0 or 1, of point {@code i}; mean 0, finite, without unit
     * @throws IllegalArgumentException if there are fewer points than {@link #fewestPoints()}, or a coordinate is not
     *     finite
     * @throws CancellationException if {@code progress} requested a stop
     */
    public float[][] map(float[][] points, int threads, Progress progress) {
        if (points.length < fewestPoints()) {
            throw new IllegalArgumentException(Text.format(
                    "t-SNE with perplexity %s needs at least %d points, but there are %d. Take more points, or a lower perplexity.",
                    perplexity, fewestPoints(), points.length));
        }
        float[][] columns = columns(points);
        try (RowBlocks blocks = new RowBlocks(points.length, threads, progress::stopRequested)) {
            NearestNeighbours neighbours = NearestNeighbours.of(columns, neighbours(), blocks);
            Affinities affinities = Affinities.of(neighbours, perplexity, blocks);
            return descend(new Forces(affinities), firstMap(columns), blocks, progress);
        }
    }

    private int neighbours() {
        return (int) Math.ceil(3 * perplexity);
    }

    private float[][] descend(Forces forces, float[][] map, RowBlocks blocks, Progress progress) {
        GradientDescent descent = new GradientDescent(map);
        int exaggerated = Math.min(EXAGGERATED_ITERATIONS, iterations / 4);
        // scikit-learn's gradient has the factor 4 too.
        float rate = Math.max(50, map[0].length / (4 * EXAGGERATION));
        for (int iteration = 1; iteration <= iterations; iteration++) {
            boolean early = iteration <= exaggerated;
            forces.compute(map, blocks);
            boolean heard = iteration % PROGRESS_EVERY == 0 || iteration == iterations;
            double divergence = heard ? forces.divergence(map) : Double.NaN;
            descent.step(forces, early ? EXAGGERATION : 1, early ? 0.5f : 0.8f, rate);
            if (heard) {
                progress.reached(iteration, divergence);
            }
        }
        return map;
    }

    /** Noise keeps equal points, and points on one line, from staying on one spot or line. */
    private float[][] firstMap(float[][] columns) {
        Random random = new Random(seed);
        float[][] map = PrincipalComponents.scores(columns, random);
        double squares = 0;
        for (float score : map[0]) {
            squares += (double) score * score;
        }
        float deviation = (float) Math.sqrt(squares / map[0].length);
        float scale = deviation == 0 ? 0 : SPREAD / deviation;
        for (float[] component : map) {
            for (int i = 0; i < component.length; i++) {
                component[i] = component[i] * scale + SPREAD * NOISE * (float) random.nextGaussian();
            }
        }
        return map;
    }

    /** The points by coordinate, moved to mean 0 and scaled into [-2, 2], which changes no map. */
    private static float[][] columns(float[][] points) {
        double largest = 0;
        for (int i = 0; i < points.length; i++) {
            for (float value : points[i]) {
                if (!Float.isFinite(value)) {
                    throw new IllegalArgumentException(Text.format(
                            "Point %d of %d has the coordinate %s, expected finite numbers. Has the training diverged?",
                            i, points.length, value));
                }
                largest = Math.max(largest, Math.abs(value));
            }
        }
        double scale = largest == 0 ? 0 : 1 / largest;
        float[][] columns = new float[points[0].length][points.length];
        for (int c = 0; c < columns.length; c++) {
            int component = c;
            double mean = Arrays.stream(points)
                    .mapToDouble(p -> p[component])
                    .average()
                    .orElse(0);
            for (int i = 0; i < points.length; i++) {
                columns[c][i] = (float) ((points[i][c] - mean) * scale);
            }
        }
        return columns;
    }
}
