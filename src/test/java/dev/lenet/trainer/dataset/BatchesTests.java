package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

class BatchesTests {

    private final ImageSet images = images(23);

    private static ImageSet images(int size) {
        Random random = new Random(5);
        byte[] pixels = new byte[size * 28 * 28];
        byte[] labels = new byte[size];
        random.nextBytes(pixels);
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) random.nextInt(10);
        }
        return ImageSets.gray(28, 28, pixels, labels);
    }

    private static List<DataSet> copies(Iterator<DataSet> batches) {
        List<DataSet> copies = new ArrayList<>();
        batches.forEachRemaining(batch -> copies.add(batch.copy()));
        return copies;
    }

    private void assertHolds(DataSet batch, int... indices) {
        assertThat(batch.getFeatures().shape()).containsExactly(indices.length, 1, 28, 28);
        assertThat(batch.getLabels().shape()).containsExactly(indices.length, 10);
        assertThat(batch.getFeatures().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(batch.getLabels().dataType()).isEqualTo(DataType.FLOAT);
        for (int i = 0; i < indices.length; i++) {
            for (int row = 0; row < 28; row++) {
                for (int column = 0; column < 28; column++) {
                    int pixel = images.pixels()[(indices[i] * 28 + row) * 28 + column] & 0xff;
                    assertThat(batch.getFeatures().getFloat(i, 0, row, column))
                            .isEqualTo((float) ((pixel / 255.0 - 0.5) / 0.5), within());
                }
            }
            for (int c = 0; c < 10; c++) {
                assertThat(batch.getLabels().getFloat(i, c)).isEqualTo(images.label(indices[i]) == c ? 1f : 0f);
            }
        }
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-6f);
    }

    @Nested
    class OneThread {

        @Test
        void holdTheImagesInOrderAndTheLastIsShort() {
            List<DataSet> batches = copies(new Batches(images, new int[] {5, 3, 22, 0, 3}, 2));
            assertThat(batches).hasSize(3);
            assertHolds(batches.get(0), 5, 3);
            assertHolds(batches.get(1), 22, 0);
            assertHolds(batches.get(2), 3);
        }

        @Test
        void haveNoShortOneIfTheSizeDivides() {
            List<DataSet> batches = copies(new Batches(images, new int[] {1, 2, 3, 4}, 2));
            assertThat(batches).hasSize(2);
            assertHolds(batches.get(1), 3, 4);
        }

        @Test
        void normaliseBlackToMinusOneAndWhiteToOne() {
            byte[] pixels = new byte[28 * 28];
            pixels[1] = (byte) 255;
            DataSet batch = new Batches(ImageSets.gray(28, 28, pixels, new byte[1]), new int[] {0}, 1).next();
            assertThat(batch.getFeatures().getFloat(0, 0, 0, 0)).isEqualTo(-1);
            assertThat(batch.getFeatures().getFloat(0, 0, 0, 1)).isEqualTo(1);
        }

        @Test
        void useTheSameMemoryAgain() {
            Batches batches = new Batches(images, BatchOrder.sequential(4), 2);
            DataSet first = batches.next();
            assertThat(batches.next()).isSameAs(first);
        }

        @Test
        void end() {
            Batches batches = new Batches(images, new int[] {1}, 64);
            assertThat(batches.count()).isEqualTo(1);
            batches.next();
            assertThat(batches.hasNext()).isFalse();
            assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
            assertThat(new Batches(images, new int[0], 64).hasNext()).isFalse();
        }

        @Test
        void refuseASizeBelowOne() {
            assertThatIllegalArgumentException().isThrownBy(() -> new Batches(images, new int[] {1}, 0));
        }
    }

    @Nested
    @Timeout(60) // against waiting for ever, not for speed
    class Prefetching {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 5, 23, 64})
        void areTheSameAsWithOneThread(int batchSize) {
            int[] order = BatchOrder.shuffled(BatchOrder.sequential(images.size()), 1, 1);
            List<DataSet> expected = copies(new Batches(images, order, batchSize));
            try (PrefetchingBatches batches = new PrefetchingBatches(images, order, batchSize)) {
                assertThat(batches.count()).isEqualTo(expected.size());
                assertThat(copies(batches)).isEqualTo(expected);
                assertThat(batches.hasNext()).isFalse();
            }
        }

        @Test
        void showWhatATransformerMakesOfTheImages() {
            ImageTransformer white = (all, index, target, offset) ->
                    Arrays.fill(target, offset, offset + all.pixelsPerImage(), (byte) (index == 1 ? 255 : 0));
            try (PrefetchingBatches batches = new PrefetchingBatches(images, new int[] {0, 1, 2}, 3, white)) {
                DataSet batch = batches.next();
                int size = images.pixelsPerImage();
                float[] pixels = batch.getFeatures().dup().data().asFloat();
                assertThat(Arrays.copyOfRange(pixels, 0, size)).containsOnly(-1f);
                assertThat(Arrays.copyOfRange(pixels, size, 2 * size)).containsOnly(1f);
                assertThat(Arrays.copyOfRange(pixels, 2 * size, 3 * size)).containsOnly(-1f);
                assertThat(batch.getLabels().argMax(1).toIntVector())
                        .containsExactly(images.label(0), images.label(1), images.label(2));
            }
        }

        @Test
        void leaveABatchAloneUntilTheNextIsWanted() throws InterruptedException {
            try (PrefetchingBatches batches = new PrefetchingBatches(images, BatchOrder.sequential(23), 1)) {
                DataSet first = batches.next();
                Thread.sleep(50); // time for the other thread to do wrong
                assertHolds(first, 0);
                assertHolds(batches.next(), 1);
            }
        }

        @Test
        void handOnAnErrorInItsPlaceAndAgain() {
            try (PrefetchingBatches batches = new PrefetchingBatches(images, new int[] {0, 1, 2, 99, 4}, 2)) {
                assertHolds(batches.next(), 0, 1);
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(batches::next)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("Batch 2 of 3 cannot be prepared")
                            .hasCauseInstanceOf(IndexOutOfBoundsException.class);
                }
            }
        }

        @Test
        void closeInTheMiddle() {
            PrefetchingBatches batches = new PrefetchingBatches(images, BatchOrder.sequential(23), 2);
            batches.next();
            batches.close();
            batches.close();
            assertThat(batches.hasNext()).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("batches");
        }

        @Test
        void endAtOnceWithoutImages() {
            try (PrefetchingBatches batches = new PrefetchingBatches(images, new int[0], 2)) {
                assertThat(batches.hasNext()).isFalse();
            }
        }
    }

    @Nested
    class Order {

        private final int[] indices = {4, 8, 15, 16, 23, 42};

        @Test
        void hasEveryImageOnce() {
            assertThat(BatchOrder.shuffled(indices, 1, 1)).containsExactlyInAnyOrder(indices);
            assertThat(indices).isSorted();
        }

        @Test
        void dependsOnSeedAndEpochAlone() {
            int[] indices = BatchOrder.sequential(100);
            int[] order = BatchOrder.shuffled(indices, 1, 2);
            assertThat(BatchOrder.shuffled(indices, 1, 2)).isEqualTo(order);
            assertThat(BatchOrder.shuffled(indices, 2, 2)).isNotEqualTo(order);
            assertThat(BatchOrder.shuffled(indices, 1, 3)).isNotEqualTo(order);
            assertThat(BatchOrder.shuffled(indices, 2, 1)).isNotEqualTo(order);
        }

        @Test
        void isTheSameOnEveryMachine() {
            assertThat(BatchOrder.shuffled(indices, 42, 1)).containsExactly(4, 42, 15, 23, 8, 16);
        }

        @Test
        void favoursNoPlace() {
            int[] sums = new int[4];
            for (int epoch = 1; epoch <= 4000; epoch++) {
                int[] order = BatchOrder.shuffled(BatchOrder.sequential(4), 42, epoch);
                for (int i = 0; i < 4; i++) {
                    sums[i] += order[i];
                }
            }
            // Each place has mean 1.5 and variance 1.25 an epoch: 6000 with a standard deviation of 71 in all.
            for (int sum : sums) {
                assertThat(sum).isBetween(5650, 6350);
            }
        }
    }
}
