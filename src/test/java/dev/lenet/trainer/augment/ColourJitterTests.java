package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.dataset.Normalization;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link ColourJitter}, and what {@link Augmenter} makes of colour images. */
class ColourJitterTests {

    private static final int SIDE = 16;

    private static ImageSet colours() {
        byte[] pixels = new byte[2 * 3 * SIDE * SIDE];
        new Random(2).nextBytes(pixels);
        DatasetDescription description = new DatasetDescription(
                "test", "colours", new ImageShape(SIDE, SIDE, 3), List.of("a", "b"), Normalization.fixed(3));
        return new ImageSet(description, pixels, new int[] {0, 1});
    }

    private static byte[] augmented(AugmentationSettings settings, int epoch) {
        ImageSet images = colours();
        byte[] changed = new byte[images.pixelsPerImage()];
        new Augmenter(settings, 42).augment(images, 1, epoch, changed, 0);
        return changed;
    }

    private static byte[] original() {
        byte[] pixels = colours().pixels();
        return Arrays.copyOfRange(pixels, pixels.length / 2, pixels.length);
    }

    @Test
    void aThirdOfTheCircleExchangesThePrimaryColours() {
        int[] red = {200, 10};
        int[] green = {20, 10};
        int[] blue = {20, 10};
        ColourJitter.turn(red, green, blue, 1.0 / 3);
        assertThat(red).containsExactly(20, 10);
        assertThat(green).containsExactly(200, 10);
        assertThat(blue).containsExactly(20, 10);
    }

    @Test
    void turningBackGivesTheColourAgain() {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            int[] red = {random.nextInt(256)};
            int[] green = {random.nextInt(256)};
            int[] blue = {random.nextInt(256)};
            int[] before = {red[0], green[0], blue[0]};
            double part = random.nextDouble() - 0.5;
            ColourJitter.turn(red, green, blue, part);
            int most = Math.max(red[0], Math.max(green[0], blue[0]));
            assertThat(most).isEqualTo(Arrays.stream(before).max().getAsInt());
            ColourJitter.turn(red, green, blue, -part);
            // Rounded levels of dark or pale colours have lost some of their hue.
            assertThat(new int[] {red[0], green[0], blue[0]}[0]).isBetween(before[0] - 2, before[0] + 2);
        }
    }

    @Test
    void withoutSaturationOnlyTheLumaIsLeft() {
        int[] red = {255};
        int[] green = {0};
        int[] blue = {0};
        ColourJitter.saturate(red, green, blue, 0);
        assertThat(List.of(red[0], green[0], blue[0])).containsOnly(76);
    }

    @Test
    void nothingAskedForChangesNothing() {
        assertThat(augmented(new AugmentationSettings(0, 0, 0, 0, 0.0, 0.0, 0), 1))
                .isEqualTo(original());
    }

    @Test
    void allChannelsAreMirroredAlike() {
        byte[] mirrored = augmented(new AugmentationSettings(0, 1, 0, 0, 0.0, 0.0, 0), 1);
        byte[] original = original();
        for (int i = 0; i < original.length; i++) {
            assertThat(mirrored[i]).isEqualTo(original[i / SIDE * SIDE + SIDE - 1 - i % SIDE]);
        }
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        AugmentationSettings settings = new AugmentationSettings(10, 0.5, 0.1, 0.1, 0.1, 0.1, 0);
        assertThat(augmented(settings, 3)).isEqualTo(augmented(settings, 3)).isNotEqualTo(augmented(settings, 4));
    }

    @Test
    void settingsAreForColoursAlone() {
        AugmentationSettings settings = new AugmentationSettings(10, 0.5, 0.1, 0.1, 0.1, 0.05, 0);
        assertThat(settings.describe()).endsWith("contrast ±10 % · saturation ±10 % · hue ±18°");
        assertThat(settings.in(1)).isEqualTo(new AugmentationSettings(10, 0.5, 0.1, 0.1));
        assertThat(settings.in(3)).isEqualTo(settings);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AugmentationSettings(10, 0.5, 0.1, 0.1, 0.1, 0.6, 0))
                .withMessageContaining("hue is 0.6, expected a number from 0 to 0.5");
    }
}
