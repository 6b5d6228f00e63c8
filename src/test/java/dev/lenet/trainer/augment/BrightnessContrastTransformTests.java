package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrightnessContrastTransformTests {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9, 0.987, 1, 1.033, 1.1, 2})
    void brightensAsOpenCvDoes(double factor) {
        byte[] noise = Images.noise(28, 28);
        GrayImage image = Images.gray(noise, 28, 28);

        BrightnessContrastTransform.brighten(image, factor);

        assertThat(Images.largestDifference(Images.bytes(image), OpenCv.scale(noise, 28, 28, factor, 0)))
                .isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.9, 0.987, 1, 1.033, 1.1, 2})
    void stretchesAboutTheMeanAsOpenCvDoes(double factor) {
        byte[] noise = Images.noise(28, 28);
        GrayImage image = Images.gray(noise, 28, 28);

        BrightnessContrastTransform.stretch(image, factor);

        byte[] openCv = OpenCv.scale(noise, 28, 28, factor, (1 - factor) * OpenCv.mean(noise, 28, 28));
        assertThat(Images.largestDifference(Images.bytes(image), openCv)).isLessThanOrEqualTo(1);
    }

    @Test
    void keepsTheMeanWhenItLowersTheContrast() {
        GrayImage image = Images.gray(Images.noise(28, 28), 28, 28);

        BrightnessContrastTransform.stretch(image, 0.5);

        assertThat(Images.mean(Images.bytes(image))).isCloseTo(Images.mean(Images.noise(28, 28)), within(0.5));
    }

    @Test
    void limitsLevels() {
        GrayImage image = Images.gray(new byte[] {0, (byte) 255}, 1, 2);

        BrightnessContrastTransform.stretch(image, 2);

        assertThat(image.levels()).containsExactly(0, 255);
    }

    @Test
    void brightensByFactorsFromTheWholeRange() {
        byte[] grey = new byte[28 * 28];
        Arrays.fill(grey, (byte) 200);

        double[] factors = means(new BrightnessContrastTransform(0.1, 0), grey, 5_000)
                .map(mean -> mean / 200)
                .toArray();

        assertThat(DoubleStream.of(factors).min().orElseThrow()).isCloseTo(0.9, within(0.003));
        assertThat(DoubleStream.of(factors).max().orElseThrow()).isCloseTo(1.1, within(0.003));
        assertThat(DoubleStream.of(factors).average().orElseThrow()).isCloseTo(1, within(0.005));
    }

    @Test
    void liftsBlackByNoMoreThanItsShareOfTheMean() {
        byte[] blob = Images.blob(28, 28);
        double lift = 0.1 * 1.1 * Images.mean(blob);
        BrightnessContrastTransform transform = new BrightnessContrastTransform(0.1, 0.1);
        Random random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            GrayImage image = new GrayImage(28, 28);
            transform.apply(blob, 0, image, random);
            assertThat(image.levels()[27]).isBetween(0, (int) Math.ceil(lift));
        }
    }

    @Test
    void keepsBlackBlackWithoutContrast() {
        byte[] blob = Images.blob(28, 28);
        GrayImage image = new GrayImage(28, 28);

        new BrightnessContrastTransform(0.1, 0).apply(blob, 0, image, new Random(5));

        assertThat(image.levels()[27]).isZero();
    }

    /** Where levels reach a limit, the order can be seen: each must occur in half of such cases. */
    @Test
    void changesBrightnessFirstInHalfOfTheImages() {
        byte[] pixels = {0, 100, (byte) 255};
        BrightnessContrastTransform transform = new BrightnessContrastTransform(1, 1);
        int brightnessFirst = 0;
        int contrastFirst = 0;
        Random seeds = new Random(11); // a Random's first bit is the same for nearly all small seeds
        for (int i = 0; i < 4_000; i++) {
            long seed = seeds.nextLong();
            Random draws = new Random(seed);
            draws.nextBoolean(); // the order's
            double brightness = 2 * draws.nextDouble();
            double contrast = 2 * draws.nextDouble();
            GrayImage one = Images.gray(pixels, 1, 3);
            BrightnessContrastTransform.brighten(one, brightness);
            BrightnessContrastTransform.stretch(one, contrast);
            GrayImage other = Images.gray(pixels, 1, 3);
            BrightnessContrastTransform.stretch(other, contrast);
            BrightnessContrastTransform.brighten(other, brightness);

            GrayImage image = new GrayImage(1, 3);
            transform.apply(pixels, 0, image, new Random(seed));

            assertThat(image.levels()).isIn(one.levels(), other.levels());
            if (Images.largestDifference(Images.bytes(one), Images.bytes(other)) > 0) {
                brightnessFirst += Arrays.equals(image.levels(), one.levels()) ? 1 : 0;
                contrastFirst += Arrays.equals(image.levels(), other.levels()) ? 1 : 0;
            }
        }
        int seen = brightnessFirst + contrastFirst;
        assertThat(seen).isGreaterThan(1_000);
        assertThat((double) brightnessFirst / seen).isCloseTo(0.5, within(0.05));
    }

    private static DoubleStream means(BrightnessContrastTransform transform, byte[] pixels, int count) {
        Random random = new Random(2);
        return DoubleStream.generate(() -> {
                    GrayImage image = new GrayImage(28, 28);
                    transform.apply(pixels, 0, image, random);
                    return Images.mean(Images.bytes(image));
                })
                .limit(count);
    }
}
