package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;

/**
 * An entry of a legend.
 *
 * @param name what the mark stands for
 * @param width of the mark, which is {@value #HEIGHT} units high
 * @param body the mark as SVG elements
 */
record Key(String name, int width, String body) {

    static final int HEIGHT = 16;

    private static final int LINE = 34;

    /** A piece of a line with its marker, in one of the eight styles of a series. */
    static Key line(String name, int style) {
        return new Key(
                name,
                LINE,
                Text.format("<path class=\"line s%d d%d\" d=\"M1 8H33\"/>", style % 8, style % Svg.MARKERS)
                        + Text.format("<path class=\"mark s%d\" d=\"%s\"/>", style % 8, Svg.marker(style, 17, 8, 4)));
    }

    /** A class of a map. */
    static Key dot(String name, int index) {
        return new Key(
                name,
                HEIGHT,
                Text.format("<path class=\"dot c%d\" d=\"%s\"/>", index % 10, Svg.marker(index, 8, 8, 5)));
    }

    static Key keptEpoch() {
        return new Key("kept epoch", HEIGHT, "<path class=\"best\" d=\"M8 0V16\"/>");
    }

    static Key wrongPrediction() {
        return new Key(
                "wrong prediction", HEIGHT, Text.format("<path class=\"ring\" d=\"%s\"/>", Svg.marker(0, 8, 8, 6)));
    }

    /** The mark as part of an HTML page, hidden from screen readers. */
    String mark() {
        return Text.format(
                "<svg class=\"key\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">%s</svg>",
                width, HEIGHT, width, HEIGHT, body);
    }
}
