package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.dataset.Normalization;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftTransformTests {

    @ParameterizedTest
    @CsvSource({"5, 7", "7, 5", "1, 4", "4, 1"})
    void movesEachPixelAndFillsWithBlack(int height, int width) {
        byte[] noise = Images.noise(height, width);

        for (int down = -height - 1; down <= height + 1; down++) {
            for (int right = -width - 1; right <= width + 1; right++) {
                GrayImage image = new GrayImage(height, width);
                image.load(noise, 0);

                ShiftTransform.shift(image, down, right);

                assertThat(Images.bytes(image))
                        .as("%d down, %d right", down, right)
                        .isEqualTo(moved(noise, height, width, down, right));
            }
        }
    }

    private static byte[] moved(byte[] pixels, int height, int width, int down, int right) {
        byte[] moved = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromY = y - down;
                int fromX = x - right;
                boolean inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
                moved[y * width + x] = inside ? pixels[fromY * width + fromX] : 0;
            }
        }
        return moved;
    }

    @Test
    void drawsEachWayEquallyOften() {
        ShiftTransform transform = new ShiftTransform(2);
        Random random = new Random(1);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            counts.merge(transform.way(random), 1, Integer::sum);
        }

        assertThat(counts.keySet()).containsExactlyInAnyOrder(-2, -1, 0, 1, 2);
        assertThat(counts.values()).allMatch(count -> Math.abs(count - 10_000) < 400);
    }

    @Test
    void goesTheWholeWayWithoutRandomNumbers() {
        assertThat(new ShiftTransform(3).way(null)).isEqualTo(3);
    }

    /** The same change whatever the others are: it draws last. */
    @Test
    void leavesTheOtherChangesAsTheyAreWithoutIt() {
        byte[] noise = Images.noise(28, 28);
        AugmentationSettings without = Images.REFERENCE;
        AugmentationSettings with = new AugmentationSettings(10, 0.5, 0.1, 0.1, null, null, 2);
        for (long seed = 0; seed < 50; seed++) {
            GrayImage expected = new GrayImage(28, 28);
            new AugmentationPipeline(without).apply(noise, 0, expected, new Random(seed));
            GrayImage image = new GrayImage(28, 28);
            new AugmentationPipeline(with).apply(noise, 0, image, new Random(seed));

            assertThat(isSomewhere(Images.bytes(expected), Images.bytes(image))).isTrue();
        }
    }

    private static boolean isSomewhere(byte[] pixels, byte[] shifted) {
        for (int down = -2; down <= 2; down++) {
            for (int right = -2; right <= 2; right++) {
                if (Arrays.equals(moved(pixels, 28, 28, down, right), shifted)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void movesAllChannelsOfAnImageTheSameWay() {
        byte[] plane = Images.noise(8, 8);
        byte[] pixels = new byte[3 * 64];
        for (int c = 0; c < 3; c++) {
            System.arraycopy(plane, 0, pixels, c * 64, 64);
        }
        DatasetDescription description = new DatasetDescription(
                "test", "colours", new ImageShape(8, 8, 3), List.of("a", "b"), Normalization.fixed(3));
        ImageSet images = new ImageSet(description, pixels, new int[1]);
        byte[] target = new byte[3 * 64];
        for (int epoch = 1; epoch <= 20; epoch++) {
            new Augmenter(new AugmentationSettings(0, 0, 0, 0, 0.0, 0.0, 7), 42).augment(images, 0, epoch, target, 0);

            List<byte[]> planes = IntStream.range(0, 3)
                    .mapToObj(c -> Arrays.copyOfRange(target, c * 64, (c + 1) * 64))
                    .toList();
            assertThat(planes.get(1)).isEqualTo(planes.get(0));
            assertThat(planes.get(2)).isEqualTo(planes.get(0));
        }
        assertThat(target).isNotEqualTo(pixels);
    }
}
