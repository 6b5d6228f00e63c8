package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;

/** The small marks of the report's legends, which say nothing to who listens to the page. */
final class Key {

    private Key() {}

    static String mark(String classes, String path) {
        return "<svg class=\"key\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">"
                + Text.format("<path class=\"%s\" d=\"%s\"/></svg>", classes, path);
    }

    /** A piece of a line with its marker, in one of the eight series' styles. */
    static String line(int style) {
        return "<svg class=\"key\" width=\"34\" height=\"16\" viewBox=\"0 0 34 16\" aria-hidden=\"true\">"
                + Text.format("<path class=\"line s%d d%d\" d=\"M1 8H33\"/>", style % 8, style % ChartStyle.MARKERS)
                + Text.format("<path class=\"mark s%d\" d=\"%s\"/></svg>", style % 8, Svg.marker(style, 17, 8, 4));
    }
}
