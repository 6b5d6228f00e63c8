package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.evaluation.statistics.Interval;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StudyChartsTests {

    private static final PictureText TEXT = new PictureText("t", "");

    @Nested
    class Tsne {

        private final List<EmbeddedPoint> points = List.of(
                new EmbeddedPoint(-10, 0, 0, 0),
                new EmbeddedPoint(10, 5, 6, 0),
                new EmbeddedPoint(0, Double.NaN, 1, 1),
                new EmbeddedPoint(3, -5, 9, 9));

        @Test
        void showsEachFinitePointAndRingsTheWrongOnes() {
            Picture picture = TsneChart.of(TEXT, points, Histories.CLASSES);

            XYPlot plot = picture.panels().get(0).chart().getXYPlot();
            assertThat(plot.getDataset(0).getItemCount(0)).isEqualTo(3);
            assertThat(plot.getDataset(1).getItemCount(0)).isEqualTo(1);
            assertThat(plot.getDataset(1).getXValue(0, 0)).isEqualTo(10);
            assertThat(plot.getRenderer(0).getItemPaint(0, 1)).isEqualTo(ChartStyle.classColour(6));
        }

        @Test
        void namesEveryClassInTheLegend() {
            assertThat(TsneChart.of(TEXT, points, Histories.CLASSES).legend().labels())
                    .startsWith("T-shirt/top", "Trouser")
                    .endsWith("Ankle boot", "wrong prediction")
                    .hasSize(11);
        }

        @Test
        void givesBothAxesTheSameScale() {
            XYPlot plot = TsneChart.of(TEXT, points, Histories.CLASSES)
                    .panels()
                    .get(0)
                    .chart()
                    .getXYPlot();

            double aspect = plot.getDomainAxis().getRange().getLength()
                    / plot.getRangeAxis().getRange().getLength();
            assertThat(aspect).isBetween(1.1, 1.5); // as the area left of the legend
            assertThat(plot.getDomainAxis().getRange().contains(-10)).isTrue();
            assertThat(plot.getDomainAxis().getRange().contains(10)).isTrue();
        }

        @Test
        void refusesAClassWithoutAName() {
            assertThatThrownBy(() -> TsneChart.of(TEXT, points, List.of("a", "b")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("class 6");
        }
    }

    @Test
    void marksTellFiveVariantsApart() {
        assertThat(IntStream.range(0, 5).mapToObj(style -> Svg.marker(style, 0, 0, 4)))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 5).mapToObj(Key::line)).doesNotHaveDuplicates();
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
                    SvgForest.draw(List.of(change(Verdict.GAIN, 0.01, new Interval(0.005, 0.015)))));

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
            assertThat(SvgForest.draw(List.of(unknown, known))).containsOnlyOnce("class=\"span");
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
            String few = SvgBoxes.draw(List.of(new FoldScores("a", List.of(0.5, 0.6, 0.7, 0.8, Double.NaN))));
            String enough = SvgBoxes.draw(List.of(new FoldScores("a", List.of(0.5, 0.6, 0.7, 0.8, 0.9))));

            assertThat(few).doesNotContain("class=\"box\"").contains("class=\"mark");
            assertThat(enough).contains("class=\"box\"").contains("class=\"mark");
        }
    }
}
