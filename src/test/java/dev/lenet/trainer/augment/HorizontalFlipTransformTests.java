package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.datavec.image.transform.FlipImageTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizontalFlipTransformTests {

    @ParameterizedTest
    @CsvSource({"28, 28", "5, 7"})
    void mirrorsAsDataVecDoes(int height, int width) {
        byte[] noise = Images.noise(height, width);
        GrayImage image = new GrayImage(height, width);

        new HorizontalFlipTransform(1).apply(noise, 0, image, new Random());

        assertThat(Images.bytes(image))
                .isEqualTo(OpenCv.bytes(new FlipImageTransform(1).transform(OpenCv.writable(noise, height, width, 0))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.02", "0.2, 0.02", "1, 0"})
    void mirrorsItsShareOfTheImages(double probability, double tolerance) {
        byte[] noise = Images.noise(4, 4);
        HorizontalFlipTransform transform = new HorizontalFlipTransform(probability);
        Random random = new Random(3);
        int flipped = 0;
        for (int i = 0; i < 10_000; i++) {
            GrayImage image = new GrayImage(4, 4);
            transform.apply(noise, 0, image, random);
            flipped += Arrays.equals(Images.bytes(image), noise) ? 0 : 1;
        }

        assertThat(flipped / 10_000.0).isCloseTo(probability, within(tolerance));
    }

    @Test
    void mirrorsWithoutRandomNumbers() {
        byte[] pixels = {1, 2, 3, 4};
        GrayImage image = new GrayImage(2, 2);

        new HorizontalFlipTransform(0.5).apply(pixels, 0, image, null);

        assertThat(Images.bytes(image)).containsExactly(2, 1, 4, 3);
    }
}
