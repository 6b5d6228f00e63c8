package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

class LearningRateChartTests {

    private static XYPlot plot(int epochs) {
        Picture picture = LearningRateChart.of(new PictureText("t", ""), Histories.run(epochs));
        return picture.panels().get(0).chart().getXYPlot();
    }

    @Test
    void holdsTheRateOverEachEpochAndStepsBetweenTwo() {
        XYDataset rate = plot(15).getDataset();

        assertThat(rate.getItemCount(0)).isEqualTo(30);
        // The end of the fifth epoch and the start of the sixth stand at one place.
        assertThat(rate.getXValue(0, 9)).isEqualTo(5.5);
        assertThat(rate.getXValue(0, 10)).isEqualTo(5.5);
        assertThat(rate.getYValue(0, 9)).isEqualTo(0.001);
        assertThat(rate.getYValue(0, 10)).isEqualTo(0.0005);
    }

    @Test
    void writesAFewLevelsOut() {
        List<String> labels = plot(15).getAnnotations().stream()
                .map(annotation -> ((XYTextAnnotation) annotation).getText())
                .toList();

        assertThat(labels).containsExactly("0.001", "0.0005", "0.00025");
    }

    @Test
    void writesNoLevelsOutWhereThereAreMany() {
        assertThat(plot(60).getAnnotations()).isEmpty();
    }
}
