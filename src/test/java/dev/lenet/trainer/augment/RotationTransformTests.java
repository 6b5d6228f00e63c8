package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTransformTests {

    @ParameterizedTest
    @CsvSource({"28, 28", "28, 20", "7, 31", "1, 5"})
    void isWithinOneLevelOfTheExactInterpolation(int height, int width) {
        byte[] noise = Images.noise(height, width);

        for (double angle = -180; angle <= 180; angle += 3.7) {
            assertThat(Images.largestDifference(
                            rotated(noise, height, width, angle), exact(noise, height, width, angle)))
                    .as("angle %s", angle)
                    .isLessThanOrEqualTo(1);
        }
    }

    /** OpenCV rounds coordinates to 1/32 pixel: a level may be off by 1/32 of the step to the next pixel, in x and y. */
    @ParameterizedTest
    @ValueSource(doubles = {-10, -6.1, -0.3, 0, 2.5, 9.99, 90})
    void turnsAsOpenCvDoes(double angle) {
        byte[] blob = Images.blob(28, 28);

        byte[] ours = rotated(blob, 28, 28, angle);
        byte[] openCv = OpenCv.rotate(blob, 28, 28, angle);

        assertThat(Images.largestDifference(ours, openCv)).isLessThanOrEqualTo(3);
        assertThat(Images.mean(ours)).isCloseTo(Images.mean(openCv), within(0.2));
    }

    @Test
    void turnsCounterClockwiseAboutTheCentre() {
        byte[] pixels = new byte[28 * 28];
        pixels[13 * 28 + 27] = 100; // the right edge, just above the middle

        byte[] turned = rotated(pixels, 28, 28, 90);

        assertThat(turned[13]).as("the upper edge, just left of the middle").isEqualTo((byte) 100);
        assertThat(Images.mean(turned)).isEqualTo(Images.mean(pixels));
    }

    @Test
    void leavesAnImageAsItIsAtAngleZero() {
        byte[] noise = Images.noise(28, 28);

        assertThat(rotated(noise, 28, 28, 0)).isEqualTo(noise);
    }

    @Test
    void fillsWithBlack() {
        byte[] white = new byte[28 * 28];
        Arrays.fill(white, (byte) 255);

        byte[] turned = rotated(white, 28, 28, 10);

        assertThat(new byte[] {turned[0], turned[27], turned[27 * 28], turned[27 * 28 + 27]})
                .containsOnly(0);
        assertThat(turned[13 * 28 + 13]).isEqualTo((byte) 255);
    }

    @Test
    void leavesBlackBlack() {
        assertThat(rotated(new byte[28 * 28], 28, 28, 7)).containsOnly(0);
    }

    @Test
    void drawsAnglesEvenlyFromTheWholeRange() {
        RotationTransform transform = new RotationTransform(10);
        Random random = new Random(1);

        double[] angles = DoubleStream.generate(() -> transform.angle(random))
                .limit(20_000)
                .toArray();

        assertThat(DoubleStream.of(angles).min().orElseThrow()).isBetween(-10.0, -9.9);
        assertThat(DoubleStream.of(angles).max().orElseThrow()).isBetween(9.9, 10.0);
        assertThat(DoubleStream.of(angles).average().orElseThrow()).isCloseTo(0, within(0.15));
        // An even distribution's mean square is a third of the range's square.
        assertThat(DoubleStream.of(angles).map(a -> a * a).average().orElseThrow())
                .isCloseTo(100 / 3.0, within(0.8));
    }

    @Test
    void turnsByTheWholeRangeWithoutRandomNumbers() {
        assertThat(new RotationTransform(10).angle(null)).isEqualTo(10);
    }

    private static byte[] rotated(byte[] pixels, int height, int width, double angle) {
        GrayImage image = new GrayImage(height, width);
        new RotationTransform(180).rotate(pixels, 0, image, angle, false);
        return Images.bytes(image);
    }

    /** The formula of {@link RotationTransform}, pixel by pixel in double precision. */
    private static byte[] exact(byte[] pixels, int height, int width, double angle) {
        double cos = Math.cos(Math.toRadians(angle));
        double sin = Math.sin(Math.toRadians(angle));
        byte[] result = new byte[pixels.length];
        for (int i = 0; i < result.length; i++) {
            double x = i % width - (width - 1) / 2.0;
            double y = i / width - (height - 1) / 2.0;
            double fromX = x * cos - y * sin + (width - 1) / 2.0;
            double fromY = x * sin + y * cos + (height - 1) / 2.0;
            double level = 0;
            for (int ny = 0; ny < height; ny++) {
                for (int nx = 0; nx < width; nx++) {
                    double weight = Math.max(0, 1 - Math.abs(nx - fromX)) * Math.max(0, 1 - Math.abs(ny - fromY));
                    level += weight * (pixels[ny * width + nx] & 0xff);
                }
            }
            result[i] = (byte) Math.round(level);
        }
        return result;
    }
}
