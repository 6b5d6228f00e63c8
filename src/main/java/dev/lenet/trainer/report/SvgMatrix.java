package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.text.Text;
import java.awt.Color;
import java.util.List;

/**
 * A confusion matrix as a picture: rows are actual classes, columns predicted ones, each cell with its count and its
 * share of the row. The page has a table instead, whose figures can be copied and read aloud.
 */
final class SvgMatrix {

    private static final int LETTER = 8;
    private static final int NARROWEST = 52;
    private static final int WIDEST = 92;
    private static final int ROW = 38;
    private static final int TITLE = 24;
    private static final int LONGEST = 22;

    private SvgMatrix() {}

    /**
     * Draws a matrix; the picture grows with the number of classes.
     *
     * @param label what it shows, for readers who cannot see it
     * @param matrix counts, rows actual
     * @param classNames by index
     * @return the chart
     */
    static Chart draw(String label, ConfusionMatrix matrix, List<String> classNames) {
        List<String> names = classNames.stream().map(SvgMatrix::cut).toList();
        int longest = names.stream().mapToInt(String::length).max().orElse(0) * LETTER;
        int cell = Math.max(NARROWEST, Math.min(WIDEST, longest));
        int left = TITLE + longest + 8;
        boolean upright = longest <= cell;
        int head = TITLE + (upright ? 22 : longest + 8);
        int classes = names.size();
        Svg svg = new Svg(left + classes * cell, head + classes * ROW, label);
        svg.text("strong", "middle", left + classes * cell / 2.0, 14, "predicted");
        svg.turned("strong", "middle", 14, head + classes * ROW / 2.0, "actual");
        for (int i = 0; i < classes; i++) {
            double middle = left + (i + 0.5) * cell;
            if (upright) {
                svg.text("middle", middle, head - 8.0, names.get(i));
            } else {
                svg.turned("caption", "start", middle + 5, head - 8.0, names.get(i));
            }
            svg.text("end", left - 8.0, head + i * ROW + ROW / 2.0 + 5, names.get(i));
            for (int j = 0; j < classes; j++) {
                cell(svg, matrix, i, j, left + j * cell, head + i * ROW, cell);
            }
        }
        return svg.chart();
    }

    private static void cell(Svg svg, ConfusionMatrix matrix, int actual, int predicted, int x, int y, int width) {
        int count = matrix.counts()[actual][predicted];
        double share = (double) count / Math.max(1, matrix.actual(actual));
        Color colour = ShareColours.cell(share, actual == predicted);
        svg.cell(x + 1, y + 1, width - 2, ROW - 2, colour);
        Color ink = count == 0 ? new Color(0x8a929b) : ShareColours.text(colour);
        svg.words(x + width / 2.0, y + (count == 0 ? ROW / 2.0 + 5 : 17), 14, ink, Figures.count(count));
        if (count > 0) {
            svg.words(x + width / 2.0, y + 31, 11, ink, Text.format("%.1f %%", share * 100));
        }
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "…";
    }
}
