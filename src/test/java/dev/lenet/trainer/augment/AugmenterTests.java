package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageSets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class AugmenterTests {

    private final ImageSet images = Images.set(60);

    private byte[] augmented(long seed, int epoch, int index) {
        byte[] target = new byte[784];
        new Augmenter(Images.REFERENCE, seed).augment(images, index, epoch, target, 0);
        return target;
    }

    @Test
    void givesTheSameInAnyOrder() {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, images.size()).boxed().toList());
        Collections.shuffle(order, new Random(4));
        Augmenter shuffled = new Augmenter(Images.REFERENCE, 42);
        byte[] target = new byte[784];
        for (int index : order) {
            shuffled.augment(images, index, 3, target, 0);

            assertThat(target).isEqualTo(augmented(42, 3, index));
        }
    }

    @Test
    void givesTheSameWithAnyNumberOfThreads() throws Exception {
        byte[] alone = walk(0, images.size());
        byte[] together = new byte[alone.length];
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> parts = new ArrayList<>();
            for (int from = 0; from < images.size(); from += 15) {
                int start = from;
                parts.add(threads.submit(() -> walk(start, start + 15)));
            }
            for (int part = 0; part < parts.size(); part++) {
                System.arraycopy(parts.get(part).get(), 0, together, part * 15 * 784, 15 * 784);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(together).isEqualTo(alone);
    }

    private byte[] walk(int from, int to) {
        Augmenter augmenter = new Augmenter(Images.REFERENCE, 42);
        byte[] target = new byte[(to - from) * 784];
        for (int index = from; index < to; index++) {
            augmenter.augment(images, index, 1, target, (index - from) * 784);
        }
        return target;
    }

    /** A change of these bytes changes every augmented run: make it on purpose only. */
    @Test
    void givesTheSameFromVersionToVersion() {
        assertThat(Arrays.hashCode(walk(0, images.size()))).isEqualTo(-867420599);
    }

    @Test
    void showsAnotherImageInEachEpochAndUnderEachSeed() {
        assertThat(augmented(42, 1, 5))
                .isNotEqualTo(augmented(42, 2, 5))
                .isNotEqualTo(augmented(43, 1, 5))
                .isNotEqualTo(augmented(43, 0, 5));
    }

    @Test
    void changesEachImageInItsOwnWay() {
        byte[] twice = new byte[2 * 784];
        System.arraycopy(images.pixels(), 0, twice, 0, 784);
        System.arraycopy(images.pixels(), 0, twice, 784, 784);
        ImageSet twins = ImageSets.gray(28, 28, twice, new byte[2]);
        Augmenter augmenter = new Augmenter(Images.REFERENCE, 42);
        byte[] target = new byte[2 * 784];
        augmenter.augment(twins, 0, 1, target, 0);
        augmenter.augment(twins, 1, 1, target, 784);

        assertThat(Arrays.copyOfRange(target, 0, 784)).isNotEqualTo(Arrays.copyOfRange(target, 784, 1568));
    }

    @Test
    void takesNoNativeMemory() {
        walk(0, 1);
        long before = Pointer.totalCount();

        walk(0, images.size());

        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void leavesOriginalsAndLabelsAsTheyAre() {
        byte[] pixels = images.pixels().clone();
        int[] labels = images.labels().clone();

        walk(0, images.size());

        assertThat(images.pixels()).isEqualTo(pixels);
        assertThat(images.labels()).isEqualTo(labels);
    }

    @Test
    void writesToItsPlaceOnly() {
        byte[] target = new byte[3 * 784];
        new Augmenter(Images.REFERENCE, 42).augment(images, 7, 1, target, 784);

        assertThat(Arrays.copyOfRange(target, 784, 2 * 784)).isEqualTo(augmented(42, 1, 7));
        assertThat(Arrays.copyOfRange(target, 0, 784)).containsOnly(0);
        assertThat(Arrays.copyOfRange(target, 2 * 784, 3 * 784)).containsOnly(0);
    }

    @Test
    void takesImagesOfAnotherSizeInBetween() {
        ImageSet small = ImageSets.gray(5, 9, Images.noise(5, 9), new byte[1]);
        Augmenter augmenter = new Augmenter(Images.REFERENCE, 42);
        byte[] target = new byte[784];
        augmenter.augment(images, 7, 1, target, 0);
        augmenter.augment(small, 0, 1, new byte[45], 0);
        augmenter.augment(images, 7, 1, target, 0);

        assertThat(target).isEqualTo(augmented(42, 1, 7));
    }

    @Test
    void refusesAnImageThatIsNotThere() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> augmented(42, 1, images.size()));
    }
}
