package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.Calibration;
import dev.lenet.trainer.evaluation.Calibration.Bin;
import dev.lenet.trainer.text.Text;
import java.util.List;

/** A reliability diagram for the HTML report: how often predictions are right against how sure they are. */
final class SvgReliability {

    private static final int SIZE = 340;
    private static final int LEFT = 52;
    private static final int TOP = 12;
    private static final int SIDE = 270;

    private SvgReliability() {}

    /**
     * Draws the diagram, a point for each group of predictions that has at least one.
     *
     * @param name the variant, for the description
     * @param calibration the groups
     * @return the chart
     */
    static Chart draw(String name, Calibration calibration) {
        Svg svg = new Svg(SIZE, SIZE, describe(name, calibration));
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            String words = Integer.toString(tenth * 10);
            svg.path("grid", Text.format("M%d %sh%d", LEFT, Svg.number(y(tenth / 10.0)), SIDE));
            svg.text("end", LEFT - 7.0, y(tenth / 10.0) + 4, words);
            svg.text("middle", x(tenth / 10.0), TOP + SIDE + 18.0, words);
        }
        svg.text("middle", LEFT + SIDE / 2.0, SIZE - 8.0, "confidence (%)");
        svg.path("axis", Text.format("M%d %dv%dh%d", LEFT, TOP, SIDE, SIDE));
        svg.path("best", "M" + Svg.point(x(0), y(0)) + "L" + Svg.point(x(1), y(1)));
        List<Bin> bins =
                calibration.bins().stream().filter(bin -> bin.images() > 0).toList();
        StringBuilder line = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        for (Bin bin : bins) {
            line.append(line.isEmpty() ? 'M' : 'L').append(Svg.point(x(bin.confidence()), y(bin.accuracy())));
            marks.append(Svg.marker(0, x(bin.confidence()), y(bin.accuracy()), 4));
        }
        svg.path("line s0 d0", line.toString());
        svg.path("mark s0", marks.toString());
        return svg.chart();
    }

    private static double x(double share) {
        return LEFT + share * SIDE;
    }

    private static double y(double share) {
        return TOP + (1 - share) * SIDE;
    }

    private static String describe(String name, Calibration calibration) {
        return Text.format(
                "Accuracy of %s against its confidence; on the diagonal the two are equal. Their mean distance is %.2f per cent.",
                name, calibration.expectedError() * 100);
    }
}
