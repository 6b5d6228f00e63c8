package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;

/**
 * A drawing of the report, which the page embeds and a {@link Figure} shows on its own.
 *
 * @param width of its area, in units of which a line of text takes 13
 * @param height of its area
 * @param label what it shows, for readers who cannot see it
 * @param body SVG elements; their classes are those of {@code figure.css}
 */
record Chart(int width, int height, String label, String body) {

    /** The chart as part of an HTML page, whose style sheet colours it. */
    String html() {
        return Text.format(
                "<svg class=\"plot\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>",
                width, height, width, height, Svg.escape(label), body);
    }
}
