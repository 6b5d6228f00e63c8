package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.run.EpochMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurvesChartTests {

    private static final PictureText TEXT = new PictureText("title", "");

    private static XYPlot plot(Picture picture, int panel) {
        return picture.panels().get(panel).chart().getXYPlot();
    }

    @Test
    void drawsLossAtTheLeftAndAccuracyInPerCentAtTheRight() {
        List<EpochMetrics> history = Histories.run(15);

        Picture picture = CurvesChart.of(TEXT, history, KeptEpoch.BEST);

        XYDataset loss = plot(picture, 0).getDataset();
        XYDataset accuracy = plot(picture, 1).getDataset();
        assertThat(loss.getItemCount(0)).isEqualTo(15);
        assertThat(loss.getXValue(0, 14)).isEqualTo(15);
        assertThat(loss.getYValue(0, 3)).isEqualTo(history.get(3).trainLoss());
        assertThat(loss.getYValue(1, 3)).isEqualTo(history.get(3).validationLoss());
        assertThat(accuracy.getYValue(0, 3)).isEqualTo(history.get(3).trainAccuracy() * 100, within(1e-9));
        assertThat(accuracy.getYValue(1, 3)).isEqualTo(history.get(3).validationAccuracy() * 100, within(1e-9));
    }

    @Test
    void holdsEveryValueWithinTheAxes() {
        Picture picture = CurvesChart.of(TEXT, Histories.run(15), KeptEpoch.BEST);

        for (int panel = 0; panel < 2; panel++) {
            XYPlot plot = plot(picture, panel);
            for (int series = 0; series < 2; series++) {
                for (int i = 0; i < 15; i++) {
                    assertThat(plot.getRangeAxis()
                                    .getRange()
                                    .contains(plot.getDataset().getYValue(series, i)))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0.23, 0.61", "88.2, 91.1", "0.71, 1.39", "0.3, 2.1", "64.9, 73.2"})
    void labelsTheFirstAndTheLastTick(double lower, double upper) {
        Ticks ticks = Ticks.around(lower, upper, 6);
        Graphics2D graphics = new BufferedImage(10, 10, BufferedImage.TYPE_INT_RGB).createGraphics();

        List<?> labels = Axes.values(lower, upper)
                .refreshTicks(graphics, new AxisState(), new Rectangle2D.Double(0, 0, 800, 700), RectangleEdge.LEFT);

        assertThat(labels)
                .extracting(label -> ((ValueTick) label).getText())
                .startsWith(ticks.format().format(ticks.lower()))
                .endsWith(ticks.format().format(ticks.upper()));
    }

    @Test
    void neverShowsMoreThanAHundredPerCent() {
        Picture picture = CurvesChart.of(
                TEXT, List.of(Histories.epoch(1, 0.1, 0.9), Histories.epoch(2, 0.01, 1.0)), KeptEpoch.BEST);

        assertThat(plot(picture, 1).getRangeAxis().getUpperBound()).isEqualTo(100, within(0.01));
    }

    @Nested
    class TheBestEpoch {

        @Test
        void isMarkedInBothPanelsAndNamedInTheLegend() {
            Picture picture = CurvesChart.of(
                    TEXT,
                    List.of(
                            Histories.epoch(1, 0.5, 0.80),
                            Histories.epoch(2, 0.4, 0.8812),
                            Histories.epoch(3, 0.4, 0.85)),
                    KeptEpoch.BEST);

            assertThat(picture.legend().labels())
                    .containsExactly("train", "validation", "best epoch: 2 (validation 88.12\u00a0%)");
            for (int panel = 0; panel < 2; panel++) {
                assertThat(plot(picture, panel).getDomainMarkers(Layer.BACKGROUND))
                        .hasSize(1);
            }
        }

        @Test
        void isTheFirstOnATie() {
            assertThat(BestEpoch.of(List.of(Histories.epoch(1, 1, 0.9), Histories.epoch(2, 1, 0.9)), KeptEpoch.BEST))
                    .hasValueSatisfying(best -> assertThat(best.epoch()).isEqualTo(1));
        }

        @Test
        void isNoneWhereNoAccuracyIsANumber() {
            Picture picture = CurvesChart.of(TEXT, List.of(Histories.epoch(1, Double.NaN, Double.NaN)), KeptEpoch.BEST);

            assertThat(picture.legend().labels()).containsExactly("train", "validation");
            assertThat(picture.image()).isNotNull();
        }
    }

    @Test
    void leavesGapsForWhatIsNotFinite() {
        Picture picture = CurvesChart.of(
                TEXT,
                List.of(
                        Histories.epoch(1, 0.5, 0.8),
                        Histories.epoch(2, Double.POSITIVE_INFINITY, 0.1),
                        Histories.epoch(3, Double.NaN, Double.NaN)),
                KeptEpoch.BEST);

        XYPlot loss = plot(picture, 0);
        assertThat(loss.getDataset().getYValue(0, 1)).isNaN();
        assertThat(loss.getDataset().getYValue(0, 2)).isNaN();
        assertThat(loss.getRangeAxis().getUpperBound()).isBetween(0.5, 0.6);
        assertThat(picture.image()).isNotNull();
    }

    @Test
    void showsOneEpochAsAPoint() {
        Picture picture = CurvesChart.of(TEXT, Histories.run(1), KeptEpoch.BEST);

        int train = ChartStyle.TRAIN.getRGB() & 0xffffff;
        assertThat(Pixels.count(picture.image(), train)).isGreaterThan(150);
        assertThat(plot(picture, 0).getDomainAxis().getRange().getCentralValue())
                .isEqualTo(1);
    }
}
