package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.store.StoreException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTests {

    static final PictureText PLAIN = new PictureText("LeNet5_var3 on Fashion-MNIST", "seed 42 · batch 64");
    static final PictureText LONG = new PictureText(
            "A run whose name is very long ".repeat(8), "and its settings ".repeat(20), "Sample data, ".repeat(20));

    static Stream<Picture> every() {
        return Stream.of(PLAIN, LONG)
                .flatMap(text -> Stream.of(
                        CurvesChart.of(text, Histories.run(15), KeptEpoch.BEST),
                        CurvesChart.of(text, Histories.run(1), KeptEpoch.BEST),
                        CurvesChart.of(text, Histories.run(200), KeptEpoch.BEST),
                        CurvesChart.of(text, List.of(), KeptEpoch.BEST),
                        LearningRateChart.of(text, Histories.run(15)),
                        LearningRateChart.of(text, List.of()),
                        ConfusionMatrixChart.of(
                                text, new ConfusionMatrix(new int[][] {{9000, 1000}, {0, 0}}), List.of("no", "yes")),
                        ConfusionMatrixChart.of(text, new ConfusionMatrix(new int[10][10]), Histories.CLASSES),
                        TsneChart.of(text, List.of(new EmbeddedPoint(1, 2, 0, 9)), Histories.CLASSES),
                        TsneChart.of(text, List.of(), Histories.CLASSES)));
    }

    @ParameterizedTest
    @MethodSource("every")
    void keepsEveryWordInsideThePicture(Picture picture) {
        BufferedImage image = picture.image();

        assertThat(image.getWidth()).isEqualTo(picture.width());
        assertThat(image.getHeight()).isEqualTo(picture.height());
        assertThat(Pixels.inkInFrame(image, 12)).isFalse();
        assertThat(Pixels.ink(image, 0, 90)).as("title").isPositive();
    }

    @Test
    void writesTheSameBytesForTheSameInput() {
        byte[] once = CurvesChart.of(PLAIN, Histories.run(15), KeptEpoch.BEST).png();
        byte[] again = CurvesChart.of(PLAIN, Histories.run(15), KeptEpoch.BEST).png();
        byte[] other = CurvesChart.of(PLAIN, Histories.run(14), KeptEpoch.BEST).png();

        assertThat(again).isEqualTo(once);
        assertThat(other).isNotEqualTo(once);
    }

    @Test
    void showsTheNoticeInItsOwnColour() {
        PictureText warned = new PictureText("a", "b", "Sample data: not comparable");
        int notice = ChartStyle.NOTICE.getRGB() & 0xffffff;

        assertThat(Pixels.count(
                        CurvesChart.of(PLAIN, Histories.run(3), KeptEpoch.BEST).image(), notice))
                .isZero();
        assertThat(Pixels.count(
                        CurvesChart.of(warned, Histories.run(3), KeptEpoch.BEST).image(), notice))
                .isGreaterThan(100);
    }

    @Nested
    class Writing {

        @TempDir
        Path folder;

        private final Picture picture = LearningRateChart.of(PLAIN, Histories.run(5));

        @Test
        void givesAPngFileOfTheRightSize() throws IOException {
            Path file = folder.resolve("learning-rate.png");

            picture.write(file);

            BufferedImage read = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
            assertThat(read.getWidth()).isEqualTo(1600);
            assertThat(read.getHeight()).isEqualTo(900);
        }

        @Test
        void replacesAnOlderFileAndLeavesNothingBeside() throws IOException {
            Path file = folder.resolve("learning-rate.png");
            Files.writeString(file, "old");

            picture.write(file);

            assertThat(file).hasBinaryContent(picture.png());
            assertThat(folder).isDirectoryContaining(file::equals);
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).hasSize(1);
            }
        }

        @Test
        void leavesTheOlderFileWhenWritingFails() throws IOException {
            Path file = folder.resolve("learning-rate.png");
            Files.writeString(file, "old");
            // Something in the way of the file aside makes writing fail even for root, whom no permission stops.
            Files.createDirectories(folder.resolve(".learning-rate.png.tmp/in-the-way"));

            assertThatThrownBy(() -> picture.write(file)).isInstanceOf(StoreException.class);

            assertThat(file).hasContent("old");
        }

        @Test
        void failsWhereThereIsNoFolder() {
            assertThatThrownBy(() -> picture.write(folder.resolve("missing/curves.png")))
                    .isInstanceOf(StoreException.class);
        }
    }
}
