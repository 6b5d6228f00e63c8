package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.statistics.Interval;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyChartsTests {

    @Nested
    class Tsne {

        private static final List<EmbeddedPoint> POINTS = List.of(
                new EmbeddedPoint(-10, 0, 0, 0),
                new EmbeddedPoint(10, 5, 6, 0),
                new EmbeddedPoint(0, Double.NaN, 1, 1),
                new EmbeddedPoint(3, -5, 9, 9));

        @Test
        void showsEachFinitePointAndRingsTheWrongOnes() {
            String svg = SvgScatter.draw("map", POINTS, 10).body();

            assertThat(svg)
                    .contains("class=\"dot c0\"", "class=\"dot c6\"", "class=\"dot c9\"")
                    .doesNotContain("class=\"dot c1\"", "NaN");
            String rings = svg.substring(svg.indexOf("class=\"ring\""));
            assertThat(rings.chars().filter(c -> c == 'M')).hasSize(1);
        }

        @Test
        void givesBothAxesTheSameScale() {
            String svg = SvgScatter.draw("map", POINTS, 10).body();

            // A circle, the square at -90 degrees and a triangle: 20 units across and 10 down lie between them.
            assertThat(svg).contains("class=\"dot c0\" d=\"M9.2 260").contains("class=\"ring\" d=\"M623.3 106");
        }
    }

    @Nested
    class Matrix {

        private static final ConfusionMatrix COUNTS = new ConfusionMatrix(new int[][] {{1234, 766}, {0, 10}});

        @Test
        void writesCountAndShareOfTheRowInEachCell() {
            String svg = SvgMatrix.draw("matrix", COUNTS, List.of("no", "yes")).body();

            assertThat(svg)
                    .contains(">1,234</text>", ">61.7 %</text>", ">766</text>", ">38.3 %</text>")
                    .contains(">0</text>", ">10</text>", ">100.0 %</text>")
                    .doesNotContain(">0.0 %</text>");
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 10, 40})
        void growsSoThatCellsStayLegible(int classes) {
            List<String> names =
                    IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();

            Chart chart = SvgMatrix.draw("matrix", new ConfusionMatrix(new int[classes][classes]), names);

            assertThat(chart.width() / classes).isGreaterThanOrEqualTo(52);
            assertThat(chart.height() / classes).isGreaterThanOrEqualTo(38);
        }

        @Test
        void turnsLongNamesUpwards() {
            assertThat(SvgMatrix.draw("matrix", COUNTS, List.of("no", "a rather long name"))
                            .body())
                    .contains("rotate(-90)\">a rather long name");
        }
    }

    @Nested
    class Tiles {

        @Test
        void showImagesUnderTheirColumns() {
            BufferedImage image = Levels.image(new byte[] {0, 1, 2, 3}, 2, 2);

            Chart chart = SvgTiles.draw(
                    "tiles", List.of("one", "two"), List.of(new SvgTiles.Row("a", List.of(image, image))), 40);

            assertThat(chart.body())
                    .contains("x=\"30.5\" y=\"13\">one</text>", ">two</text>", ">a</text>")
                    .contains("<image class=\"pixels\" x=\"10.5\" y=\"20\" width=\"40\" height=\"40\"");
        }

        @Test
        void colourNumbersByTheirSign() {
            BufferedImage image = Levels.signed(new float[] {-2, 0, 1, 2}, 2, 2, 2);

            assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xb84300);
            assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(0xffffff);
            assertThat(image.getRGB(0, 1) & 0xffffff).isEqualTo(0x84a8ce);
            assertThat(image.getRGB(1, 1) & 0xffffff).isEqualTo(0x08519c);
        }
    }

    @Nested
    class Colours {

        @Test
        void leaveTextReadableOnEveryCell() {
            for (int permille = 0; permille <= 1000; permille++) {
                for (boolean right : new boolean[] {true, false}) {
                    Color cell = ShareColours.cell(permille / 1000.0, right);
                    // 4.5 is what WCAG 2.1 asks of normal text.
                    assertThat(ShareColours.contrast(cell, ShareColours.text(cell)))
                            .as("%d per mille, right %s", permille, right)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }

        @Test
        void getDarkerWithTheShare() {
            assertThat(ShareColours.cell(0, true)).isEqualTo(Color.WHITE);
            assertThat(ShareColours.contrast(ShareColours.cell(0.1, false), Color.WHITE))
                    .isGreaterThan(ShareColours.contrast(ShareColours.cell(0.01, false), Color.WHITE));
        }

        @Test
        void measureContrastAsWcagDoes() {
            assertThat(ShareColours.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
            assertThat(ShareColours.contrast(new Color(0x777777), Color.WHITE)).isBetween(4.47, 4.49);
        }
    }

    @Test
    void marksTellFiveVariantsApart() {
        assertThat(IntStream.range(0, 5).mapToObj(style -> Svg.marker(style, 0, 0, 4)))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 5).mapToObj(style -> Key.line("a", style)))
                .doesNotHaveDuplicates();
    }

    /** T-shirt, pullover, coat and shirt are what networks confuse most. */
    @Test
    void marksTellConfusableClassesApart() {
        assertThat(Stream.of(0, 2, 4, 6).map(index -> Svg.marker(index, 0, 0, 4)))
                .doesNotHaveDuplicates();
    }

    @Nested
    class Forest {

        private static Comparison change(Verdict verdict, double difference, Interval interval) {
            return new Comparison("b over a: + x", verdict, "", List.of(), null, difference, interval);
        }

        @Test
        void marksTheDifferenceWithinItsInterval() {
            String svg = Objects.requireNonNull(
                            SvgForest.draw(List.of(change(Verdict.GAIN, 0.01, new Interval(0.005, 0.015)))))
                    .html();

            // The axis runs from -0.5 to 1.5 points over 428 units after a margin of 16.
            assertThat(svg)
                    .contains("class=\"span v-gain\" d=\"M230 54H444")
                    .contains("class=\"at v-gain\" d=\"M337 48")
                    .contains("aria-label=\"Differences in accuracy points with 95 % intervals. b over a: + x: +1.00,");
        }

        @Test
        void leavesOutChangesWithoutAnInterval() {
            Comparison unknown = change(Verdict.UNKNOWN, 0.01, Interval.UNKNOWN);
            Comparison known = change(Verdict.NOT_SHOWN, 0.01, new Interval(-0.01, 0.03));

            assertThat(SvgForest.draw(List.of(unknown))).isNull();
            assertThat(Objects.requireNonNull(SvgForest.draw(List.of(unknown, known)))
                            .body())
                    .containsOnlyOnce("class=\"span");
        }
    }

    @Nested
    class FoldBoxes {

        @Test
        void findQuartilesByInterpolation() {
            // R: quantile(c(1, 2, 3, 4, 10), c(.25, .5, .75)) = 2, 3, 4; of c(1, 2, 3, 4): 1.75, 2.5, 3.25
            assertThat(SvgBoxes.quantile(List.of(1.0, 2.0, 3.0, 4.0, 10.0), 0.25))
                    .isEqualTo(2);
            assertThat(SvgBoxes.quantile(List.of(1.0, 2.0, 3.0, 4.0, 10.0), 0.5))
                    .isEqualTo(3);
            assertThat(SvgBoxes.quantile(List.of(1.0, 2.0, 3.0, 4.0), 0.25)).isEqualTo(1.75);
            assertThat(SvgBoxes.quantile(List.of(1.0, 2.0, 3.0, 4.0), 0.75)).isEqualTo(3.25);
        }

        @Test
        void areDrawnFromFiveFiguresUp() {
            String few = SvgBoxes.draw(List.of(new FoldScores("a", List.of(0.5, 0.6, 0.7, 0.8, Double.NaN))))
                    .body();
            String enough = SvgBoxes.draw(List.of(new FoldScores("a", List.of(0.5, 0.6, 0.7, 0.8, 0.9))))
                    .body();

            assertThat(few).doesNotContain("class=\"box\"").contains("class=\"mark");
            assertThat(enough).contains("class=\"box\"").contains("class=\"mark");
        }
    }
}
