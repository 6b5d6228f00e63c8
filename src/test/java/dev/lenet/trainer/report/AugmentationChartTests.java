package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lenet.trainer.augment.AugmentationSamples;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

class AugmentationChartTests {

    private static final PictureText TEXT = new PictureText("Augmentation", "rotation ±10° · flip 50 %");
    private static final int MARK = 0x5a;

    private static Picture picture(int classes, int samples) {
        List<AugmentationSamples.Row> rows = Collections.nCopies(
                classes, new AugmentationSamples.Row(3, marked(), Collections.nCopies(samples, marked())));
        return AugmentationChart.of(TEXT, new AugmentationSamples(28, 28, rows), Histories.CLASSES);
    }

    /** Black with one pixel of a grey that nothing else has. */
    private static byte[] marked() {
        byte[] pixels = new byte[784];
        pixels[400] = MARK;
        return pixels;
    }

    @Test
    void showsEachPixelOfEachImageAsASquareOfItsOwnGrey() {
        BufferedImage image = picture(2, 3).image();

        assertThat(Pixels.count(image, MARK * 0x010101)).isEqualTo(2 * (1 + 3) * 4 * 4);
        assertThat(Pixels.count(image, 0)).isEqualTo(2 * (1 + 3) * 783 * 4 * 4);
    }

    @Test
    void namesClassesFromTheTopAndEpochsFromTheLeft() {
        XYPlot plot = picture(2, 3).panels().get(0).chart().getXYPlot();
        SymbolAxis rows = (SymbolAxis) plot.getRangeAxis();

        assertThat(rows.isInverted()).isTrue();
        assertThat(rows.getSymbols()).containsExactly(Histories.CLASSES.get(3), Histories.CLASSES.get(3));
        assertThat(((SymbolAxis) plot.getDomainAxis()).getSymbols())
                .containsExactly("original", "epoch 1", "epoch 2", "epoch 3");
    }

    @Test
    void saysThatThereIsNothingOnlyIfSo() {
        assertThat(picture(2, 3).panels().get(0).chart().getPlot().getNoDataMessage())
                .isNull();
        assertThat(picture(0, 0).panels().get(0).chart().getPlot().getNoDataMessage())
                .isNotEmpty();
    }

    @Test
    void keepsEverythingInsideThePicture() {
        for (int[] size : new int[][] {{10, 8}, {1, 1}, {10, 0}, {0, 0}, {3, 20}}) {
            BufferedImage image = picture(size[0], size[1]).image();

            assertThat(Pixels.inkInFrame(image, 12)).as(Arrays.toString(size)).isFalse();
            assertThat(Pixels.count(image, MARK * 0x010101)).isEqualTo(size[0] * (1 + size[1]) * 4 * 4);
        }
    }

    @Test
    void refusesAClassWithoutName() {
        AugmentationSamples samples =
                new AugmentationSamples(28, 28, List.of(new AugmentationSamples.Row(3, marked(), List.of())));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AugmentationChart.of(TEXT, samples, List.of("no", "yes")))
                .withMessage("An image is of class 3, but there are names for 2 classes.");
    }
}
