package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.model.Five;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FigureTests {

    private static final StyleSheet STYLE = new StyleSheet(HtmlReport.resource(HtmlReport.FIGURE_STYLE));

    private static List<Figure> figures(StudyReport report) {
        return ReportFigures.of(report, ReportPage.of(report));
    }

    private static Figure figure(PictureText words) {
        return new Figure(
                "rate",
                words,
                List.of(Key.line("train", 0), Key.keptEpoch()),
                List.of(new Figure.Panel(
                        "Loss",
                        CurvesView.of(List.of(Studies.folds(Five.VAR3, 0.9))).learningRate())));
    }

    @Test
    void areAllThatAReportDraws() {
        assertThat(figures(Studies.whole()))
                .extracting(Figure::name)
                .containsExactly(
                        "changes",
                        "curves",
                        "curves-LeNet5_var3",
                        "curves-LeNet5_var4",
                        "learning-rate",
                        "runs",
                        "confusion-matrix-LeNet5_var4",
                        "reliability-LeNet5_var4",
                        "tsne");
        assertThat(figures(Studies.of(Studies.folds(Five.VAR3, 0.9))))
                .extracting(Figure::name)
                .containsExactly("curves", "learning-rate");
        assertThat(figures(Studies.of())).isEmpty();
    }

    @Test
    void sayWhatMustBeSaidOfTheirData() {
        assertThat(figures(Studies.whole()))
                .allSatisfy(figure -> assertThat(figure.svg(STYLE))
                        .contains(">LeNet-5 variants on Fashion-MNIST<")
                        .contains("fill=\"#9a3412\"")
                        .contains(">Sample data: not comparable<"));
    }

    @Test
    void needNoStyleSheet() {
        assertThat(figures(Studies.whole()))
                .allSatisfy(figure -> assertThat(figure.svg(STYLE))
                        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                        .doesNotContain("class=", "var(", "NaN"));
    }

    @Test
    void keepEveryWordInsideThePicture() {
        PictureText words = new PictureText(
                "A run whose name is very long ".repeat(8), "x".repeat(400), "Sample data, ".repeat(20));

        BufferedImage image = Raster.image(figure(words).svg(STYLE));

        assertThat(Pixels.inkInFrame(image, Figure.MARGIN)).isFalse();
        assertThat(Pixels.ink(image, 0, 100)).isPositive();
    }

    @Test
    void areDrawnAsTheyAreWritten() {
        String plain = figure(new PictureText("a", "b")).svg(STYLE);
        String warned =
                figure(new PictureText("a", "b", "Sample data: not comparable")).svg(STYLE);

        BufferedImage image = Raster.image(warned);
        assertThat(image.getWidth()).isEqualTo(Raster.SCALE * 528);
        assertThat(Pixels.count(image, 0x0072b2)).as("the line").isGreaterThan(1000);
        assertThat(Pixels.count(image, 0x9a3412)).as("the notice").isGreaterThan(100);
        assertThat(Pixels.count(Raster.image(plain), 0x9a3412)).isZero();
    }

    @Test
    void giveTheSameBytesForTheSameInput() {
        String svg = figure(new PictureText("a", "b")).svg(STYLE);

        assertThat(Raster.png(svg)).isEqualTo(Raster.png(svg));
    }

    @Test
    void leaveNoWordAloneInTheLastLine() {
        String subtitle = "1,000 test images as LeNet5_var4 sees them · t-SNE, perplexity 30, seed 42";

        List<String> texts = Pattern.compile(">([^<]+)</text>")
                .matcher(figure(new PictureText("Title", subtitle)).svg(STYLE))
                .results()
                .map(text -> text.group(1))
                .toList();

        // The title is the first.
        List<String> lines = texts.subList(1, 3);
        assertThat(String.join(" ", lines)).isEqualTo(subtitle);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeGreaterThan(subtitle.length() / 3));
    }

    /** A container's file system may be read-only, and a process that ends makes no temporary files. */
    @Test
    void needNoTemporaryFolder() throws IOException {
        Path folder = Files.createTempDirectory("gone");
        ImageIO.setCacheDirectory(folder.toFile());
        Files.delete(folder);
        try {
            BufferedImage tile = Levels.image(new byte[] {0, 90, (byte) 180, (byte) 255}, 2, 2);
            Chart chart = SvgTiles.draw("tiles", List.of("1"), List.of(new SvgTiles.Row("", List.of(tile))), 40);
            Figure figure =
                    new Figure("tiles", new PictureText("", ""), List.of(), List.of(new Figure.Panel("", chart)));

            assertThat(Raster.png(figure.svg(STYLE))).isNotEmpty();
        } finally {
            ImageIO.setCacheDirectory(null);
        }
    }

    /** Slides show a pixel of a small image as a square, not as a blur. */
    @Test
    void showEachPixelOfAnImageInItsOwnColour() {
        BufferedImage tile = Levels.image(new byte[] {0, 90, (byte) 180, (byte) 255}, 2, 2);
        Chart chart = SvgTiles.draw("tiles", List.of("1"), List.of(new SvgTiles.Row("", List.of(tile))), 40);
        Figure figure = new Figure("tiles", new PictureText("", ""), List.of(), List.of(new Figure.Panel("", chart)));

        BufferedImage image = Raster.image(figure.svg(STYLE));

        // Edges may be smoothed.
        assertThat(Pixels.count(image, 0x5a5a5a)).isBetween(39 * 39, 40 * 40);
        assertThat(Pixels.count(image, 0xb4b4b4)).isBetween(39 * 39, 40 * 40);
    }

    @Nested
    class Styles {

        @Test
        void resolveVariablesInTheOrderOfTheirRules() {
            StyleSheet style =
                    new StyleSheet(":root { --a: #111; } /* {} */ .x { --c: var(--a); }\n.y, .x { fill: var(--c); }"
                            + " .y { stroke-width: 2; }");

            assertThat(style.inline("<path class=\"x y\" d=\"M0 0\"/><g/><path class=\"x\"/>"))
                    .isEqualTo("<path fill=\"#111\" stroke-width=\"2\" d=\"M0 0\"/><g/><path fill=\"#111\"/>");
        }

        @Test
        void areMissedWhereAVariableHasNoValue() {
            assertThatThrownBy(() -> new StyleSheet(".x { fill: var(--c); }").inline("<path class=\"x\"/>"))
                    .hasMessage("figure.css has no value for --c");
        }

        /** A class that the style sheet forgets would be black. */
        @Test
        void knowEveryClassOfEveryDrawing() {
            String css = HtmlReport.resource(HtmlReport.FIGURE_STYLE);
            Set<String> classes = figures(Studies.whole()).stream()
                    .flatMap(figure -> figure.panels().stream())
                    .flatMap(panel -> java.util.regex.Pattern.compile("class=\"([^\"]+)\"")
                            .matcher(panel.chart().body())
                            .results())
                    .flatMap(found -> java.util.Arrays.stream(found.group(1).split(" ")))
                    .filter(name -> !name.equals("d0"))
                    .collect(Collectors.toSet());

            assertThat(classes)
                    .isNotEmpty()
                    .allMatch(name -> css.contains("." + name + " {") || css.contains("." + name + ","));
        }
    }
}
