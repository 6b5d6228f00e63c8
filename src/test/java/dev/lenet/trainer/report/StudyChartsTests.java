package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.statistics.BoxAndWhiskerItem;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StudyChartsTests {

    private static final PictureText TEXT = new PictureText("t", "");

    @Nested
    class Comparison {

        @Test
        void drawsALineARunOnCommonAxes() {
            Picture picture = ComparisonChart.of(
                    TEXT, List.of(new Curve("baseline", Histories.run(15)), new Curve("var1", Histories.run(9))));

            XYPlot accuracy = picture.panels().get(1).chart().getXYPlot();
            assertThat(picture.legend().labels()).containsExactly("baseline", "var1");
            assertThat(accuracy.getDataset().getItemCount(0)).isEqualTo(15);
            assertThat(accuracy.getDataset().getItemCount(1)).isEqualTo(9);
            assertThat(accuracy.getDataset().getYValue(1, 8))
                    .isEqualTo(Histories.run(9).get(8).validationAccuracy() * 100, within(1e-9));
        }

        @Test
        void tellsManyRunsApart() {
            List<Curve> curves = IntStream.range(0, 32)
                    .mapToObj(i -> new Curve("run " + i, Histories.run(2)))
                    .toList();

            XYItemRenderer renderer = ComparisonChart.of(TEXT, curves)
                    .panels()
                    .get(0)
                    .chart()
                    .getXYPlot()
                    .getRenderer();

            assertThat(IntStream.range(0, 32)
                            .mapToObj(
                                    i -> List.of(renderer.getSeriesPaint(i), (BasicStroke) renderer.getSeriesStroke(i)))
                            .distinct())
                    .hasSize(32);
        }
    }

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

    @Nested
    class FoldBoxes {

        @Test
        void findsQuartilesByInterpolation() {
            // R: quantile(c(1, 2, 3, 4, 10), c(.25, .5, .75)) = 2, 3, 4; of c(1, 2, 3, 4): 1.75, 2.5, 3.25
            BoxAndWhiskerItem odd = FoldBoxChart.box(List.of(1.0, 2.0, 3.0, 4.0, 10.0));
            BoxAndWhiskerItem even = FoldBoxChart.box(List.of(1.0, 2.0, 3.0, 4.0));

            assertThat(odd.getQ1()).isEqualTo(2.0);
            assertThat(odd.getMedian()).isEqualTo(3.0);
            assertThat(odd.getQ3()).isEqualTo(4.0);
            assertThat(odd.getMaxRegularValue()).isEqualTo(10.0);
            assertThat(even.getQ1()).isEqualTo(1.75);
            assertThat(even.getMedian()).isEqualTo(2.5);
        }

        @Test
        void writesMeanAndDeviationUnderEachName() {
            FoldScores reference = new FoldScores("LeNet5_var4", List.of(0.8904, 0.8889, 0.8904, 0.8879, 0.8877));

            Picture picture = FoldBoxChart.of(TEXT, List.of(reference));

            CategoryPlot plot = picture.panels().get(0).chart().getCategoryPlot();
            assertThat(plot.getCategories()).hasToString("[LeNet5_var4\n88.91 ± 0.13]");
        }

        @Test
        void leavesFailedFoldsOut() {
            FoldScores scores = new FoldScores("var1", List.of(0.5, Double.NaN, 0.7));

            Picture picture = FoldBoxChart.of(TEXT, List.of(scores));

            CategoryPlot plot = picture.panels().get(0).chart().getCategoryPlot();
            assertThat(plot.getCategories()).hasToString("[var1\n60.00 ± 14.14]");
        }
    }
}
