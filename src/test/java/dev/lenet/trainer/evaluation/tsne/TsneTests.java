package dev.lenet.trainer.evaluation.tsne;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TsneTests {

    private static final Tsne.Progress SILENT = (iteration, divergence) -> {};
    private static final Tsne SHORT = new Tsne(10, 120, 42);

    @Nested
    class WhatItShows {

        @Test
        void separatesClusters() {
            float[][] cloud = Clouds.clusters(300, 20, 5, 12, 1);

            float[][] map = new Tsne(15, 400, 42).map(cloud, 1, SILENT);

            assertThat(Clouds.purity(map, Clouds.classes(300, 5), 10)).isGreaterThan(0.99);
        }

        @Test
        void showsNoClustersWhereThereAreNone() {
            float[][] cloud = Clouds.clusters(300, 20, 1, 0, 1);

            float[][] map = new Tsne(15, 400, 42).map(cloud, 1, SILENT);

            assertThat(Clouds.purity(map, Clouds.classes(300, 5), 10)).isBetween(0.15, 0.25);
        }

        /** Of ten neighbours of a real image 6.6 share its class by raw pixels, and 6.5 on the map. */
        @Test
        void keepsClassesOfRealImagesTogether() throws IOException {
            Path folder = Path.of("/usr/share/datasets/fashion-mnist");
            Needs.that(Files.isDirectory(folder), "apt-get install dataset-fashion-mnist");
            byte[] pixels = unzip(folder.resolve("t10k-images-idx3-ubyte.gz"));
            byte[] labels = unzip(folder.resolve("t10k-labels-idx1-ubyte.gz"));
            float[][] images = new float[1000][784];
            int[] classes = new int[images.length];
            for (int i = 0; i < images.length; i++) {
                classes[i] = labels[8 + i];
                for (int p = 0; p < 784; p++) {
                    images[i][p] = (pixels[16 + 784 * i + p] & 0xff) / 127.5f - 1;
                }
            }

            float[][] map = new Tsne(42).map(images, 2, SILENT);

            assertThat(Clouds.purity(Clouds.columns(images), classes, 10)).isBetween(0.66, 0.67);
            assertThat(Clouds.purity(map, classes, 10)).isGreaterThan(0.63);
        }

        private static byte[] unzip(Path file) throws IOException {
            try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                return in.readAllBytes();
            }
        }
    }

    @Nested
    class Repeatability {

        private final float[][] cloud = Clouds.clusters(1200, 8, 4, 6, 2);

        @Test
        void givesTheSameBitsForAnyNumberOfThreads() {
            float[][] alone = SHORT.map(cloud, 1, SILENT);

            assertThat(SHORT.map(cloud, 3, SILENT)).isDeepEqualTo(alone);
            assertThat(SHORT.map(cloud, 1, SILENT)).isDeepEqualTo(alone);
        }

        @Test
        void dependsOnTheSeed() {
            float[][] other = new Tsne(10, 120, 43).map(cloud, 1, SILENT);

            assertThat(Arrays.deepEquals(SHORT.map(cloud, 1, SILENT), other)).isFalse();
        }

        @Test
        void doesNotDependOnTheUnitOfTheCoordinates() {
            float[][] huge = new float[cloud.length][];
            Arrays.setAll(huge, i -> scaled(cloud[i], 0x1p100f));

            assertThat(SHORT.map(huge, 1, SILENT)).isDeepEqualTo(SHORT.map(cloud, 1, SILENT));
        }

        @Test
        void leavesThePointsAsTheyAre() {
            float[][] before = Arrays.stream(cloud).map(float[]::clone).toArray(float[][]::new);

            SHORT.map(cloud, 1, SILENT);

            assertThat(cloud).isDeepEqualTo(before);
        }

        private static float[] scaled(float[] point, float factor) {
            float[] scaled = point.clone();
            for (int c = 0; c < scaled.length; c++) {
                scaled[c] *= factor;
            }
            return scaled;
        }
    }

    @Nested
    class Descent {

        private final float[][] cloud = Clouds.clusters(400, 10, 4, 6, 3);

        @Test
        void lowersTheDivergence() {
            Map<Integer, Double> heard = new TreeMap<>();

            new Tsne(20, 620, 42).map(cloud, 1, heard::put);

            assertThat(heard).containsOnlyKeys(50, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 620);
            double before = Double.POSITIVE_INFINITY;
            for (double divergence : heard.values()) {
                assertThat(divergence).isPositive().isLessThan(before + 1e-3);
                before = divergence;
            }
            assertThat(heard.get(620)).isLessThan(1);
        }

        @Test
        void endsWhenProgressThrows() {
            assertThatThrownBy(() -> SHORT.map(cloud, 1, (iteration, divergence) -> {
                        throw new CancellationException("stopped at " + iteration);
                    }))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("stopped at 50");
        }

        @Test
        void endsInTheFirstIterationWhenAskedTo() {
            assertThatThrownBy(() -> SHORT.map(cloud, 2, new Tsne.Progress() {
                        @Override
                        public void reached(int iteration, double divergence) {
                            throw new AssertionError("it went on to iteration " + iteration);
                        }

                        @Override
                        public boolean stopRequested() {
                            return true;
                        }
                    }))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Nested
    class OddPoints {

        @Test
        void mapsPointsThatAreAllEqual() {
            assertFinite(new float[100][5]);
        }

        @Test
        void mapsDuplicates() {
            float[][] cloud = Clouds.clusters(50, 5, 2, 4, 4);
            float[][] twice = new float[200][];
            Arrays.setAll(twice, i -> cloud[i % 50]);

            assertFinite(twice);
        }

        @Test
        void mapsMoreDuplicatesThanThePerplexity() {
            float[][] cloud = Clouds.clusters(200, 5, 2, 4, 5);
            Arrays.fill(cloud, 0, 60, cloud[0]);

            assertFinite(cloud);
        }

        @Test
        void usesThePlaneForPointsOnALine() {
            float[][] line = new float[100][1];
            Arrays.setAll(line, i -> new float[] {i});

            float[][] map = assertFinite(line);

            float[] heights = map[1].clone();
            Arrays.sort(heights);
            assertThat(heights[99] - heights[0]).isGreaterThan(1);
        }

        private static float[][] assertFinite(float[][] points) {
            float[][] map = new Tsne(10, 300, 42).map(points, 1, SILENT);
            assertThat(map).hasDimensions(2, points.length);
            for (float[] component : map) {
                for (float value : component) {
                    assertThat(value).isFinite();
                }
            }
            return map;
        }
    }

    @Nested
    class Refusals {

        @Test
        void fewerPointsThanThePerplexityNeeds() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Tsne(42).map(new float[90][3], 1, SILENT))
                    .withMessage("t-SNE with perplexity 30.0 needs at least 91 points, but there are 90."
                            + " Take more points, or a lower perplexity.");
            assertThat(new Tsne(42).fewestPoints()).isEqualTo(91);
        }

        @Test
        void asManyPointsAsItNeedsAreEnough() {
            float[][] cloud = Clouds.clusters(31, 3, 1, 0, 6);

            assertThat(new Tsne(10, 20, 1).map(cloud, 1, SILENT)).hasDimensions(2, 31);
        }

        @Test
        void coordinatesThatAreNotFinite() {
            float[][] cloud = Clouds.clusters(40, 3, 1, 0, 7);
            cloud[7][2] = Float.NaN;

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SHORT.map(cloud, 1, SILENT))
                    .withMessage(
                            "Point 7 of 40 has the coordinate NaN, expected finite numbers. Has the training diverged?");
        }

        @Test
        void numbersOutOfRange() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Tsne(0.5, 1000, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new Tsne(Double.NaN, 1000, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> new Tsne(30, 0, 1));
        }
    }
}
