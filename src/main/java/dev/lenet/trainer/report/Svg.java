package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;

/**
 * A picture for the HTML report, written as inline SVG. Colours come from the page's style sheet, so that one picture suits
 * light, dark and paper, and its words scale with it.
 */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    /**
     * Starts a picture.
     *
     * @param width of the drawing area, in units of its own
     * @param height of the drawing area
     * @param label what it shows, for who cannot see it
     */
    Svg(int width, int height, String label) {
        out.append(Text.format(
                "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                width, height, escape(label)));
    }

    Svg path(String classes, String data) {
        out.append(Text.format("<path class=\"%s\" d=\"%s\"/>", classes, data));
        return this;
    }

    Svg text(String anchor, double x, double y, String words) {
        return text("", anchor, x, y, words);
    }

    Svg text(String classes, String anchor, double x, double y, String words) {
        out.append(Text.format(
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>",
                classes, anchor, number(x), number(y), escape(words)));
        return this;
    }

    Svg rectangle(String classes, double x, double y, double width, double height) {
        return path(
                classes,
                Text.format("M%s %sh%sv%sh%sz", number(x), number(y), number(width), number(height), number(-width)));
    }

    String end() {
        return out + "</svg>";
    }

    /** A coordinate, to a tenth of a unit. */
    static String number(double value) {
        String tenth = Text.format("%.1f", value);
        return tenth.endsWith(".0") ? tenth.substring(0, tenth.length() - 2) : tenth;
    }

    static String point(double x, double y) {
        return number(x) + " " + number(y);
    }

    /**
     * The path of a marker.
     *
     * @param style picks circle, square, triangle, diamond or triangle upside down, as in the PNG pictures
     * @param size half the marker's width
     */
    static String marker(int style, double x, double y, double size) {
        String s = number(size);
        String d = number(2 * size);
        String minus = number(-2 * size);
        return switch (style % ChartStyle.MARKERS) {
            case 0 ->
                Text.format(
                        "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0z", number(x - size), number(y), s, s, d, s, s, minus);
            case 1 -> Text.format("M%s %sh%sv%sh%sz", number(x - size), number(y - size), d, d, minus);
            case 2 -> Text.format("M%s %sl%s %sh%sz", number(x), number(y - size), s, d, minus);
            case 3 ->
                Text.format(
                        "M%s %sl%s %sl-%s %sl-%s -%sz",
                        number(x),
                        number(y - size * 1.2),
                        s,
                        number(size * 1.2),
                        s,
                        number(size * 1.2),
                        s,
                        number(size * 1.2));
            default -> Text.format("M%s %sl%s -%sh%sz", number(x), number(y + size), s, d, minus);
        };
    }

    static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
