package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusionMatrixChartTests {

    private static final PictureText TEXT = new PictureText("t", "");

    private static XYPlot plot(int[][] counts, List<String> names) {
        Picture picture = ConfusionMatrixChart.of(TEXT, new ConfusionMatrix(counts), names);
        return picture.panels().get(0).chart().getXYPlot();
    }

    /** The words of one cell, upper line first. */
    private static List<String> words(XYPlot plot, int row, int column) {
        return plot.getAnnotations().stream()
                .map(XYTextAnnotation.class::cast)
                .filter(text -> text.getX() == column && Math.abs(text.getY() - row) < 0.5)
                .map(XYTextAnnotation::getText)
                .toList();
    }

    @Test
    void writesCountAndShareOfTheRowInEachCell() {
        XYPlot plot = plot(new int[][] {{1234, 766}, {0, 10}}, List.of("no", "yes"));

        assertThat(words(plot, 0, 0)).containsExactly("1,234", "61.7 %");
        assertThat(words(plot, 0, 1)).containsExactly("766", "38.3 %");
        assertThat(words(plot, 1, 0)).containsExactly("0", "0 %");
        assertThat(words(plot, 1, 1)).containsExactly("10", "100.0 %");
    }

    @Test
    void namesRowsActualFromTheTopAndColumnsPredicted() {
        XYPlot plot = plot(new int[10][10], Histories.CLASSES);
        SymbolAxis rows = (SymbolAxis) plot.getRangeAxis();
        SymbolAxis columns = (SymbolAxis) plot.getDomainAxis();

        assertThat(rows.getLabel()).isEqualTo("actual");
        assertThat(rows.isInverted()).isTrue();
        assertThat(columns.getLabel()).isEqualTo("predicted");
        assertThat(rows.getSymbols()).containsExactlyElementsOf(Histories.CLASSES);
        assertThat(columns.getSymbols()).containsExactlyElementsOf(Histories.CLASSES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 26, 40})
    void growsSoThatCellsStayLegible(int classes) {
        List<String> names =
                IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();

        Picture picture = ConfusionMatrixChart.of(TEXT, new ConfusionMatrix(new int[classes][classes]), names);

        assertThat(picture.width() / classes).isGreaterThanOrEqualTo(132);
        assertThat(picture.height() / classes).isGreaterThanOrEqualTo(76);
        assertThat(Pixels.inkInFrame(picture.image(), 12)).isFalse();
    }

    @Test
    void refusesAMatrixThatDoesNotFitTheNames() {
        assertThatThrownBy(() -> plot(new int[3][3], List.of("no", "yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("each of the 2 class names");
        assertThatThrownBy(() -> plot(new int[2][3], List.of("no", "yes")))
                .isInstanceOf(IllegalArgumentException.class);
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
}
