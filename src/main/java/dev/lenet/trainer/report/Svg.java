package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;
import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * Draws a {@link Chart}. Colours come from {@code figure.css}, so that one drawing suits light and dark pages, paper and
 * slides, and its words scale with it.
 */
final class Svg {

    /** One for each variant of the study. With five, shirts, pullovers and coats, which are often confused, differ too. */
    static final int MARKERS = 5;

    private final StringBuilder out = new StringBuilder();
    private final int width;
    private final int height;
    private final String label;

    /**
     * Starts a picture.
     *
     * @param width of the drawing area, in units of its own
     * @param height of the drawing area
     * @param label what it shows, for readers who cannot see it
     */
    Svg(int width, int height, String label) {
        this.width = width;
        this.height = height;
        this.label = label;
    }

    Svg path(String classes, String data) {
        out.append(Text.format("<path class=\"%s\" d=\"%s\"/>", classes, data));
        return this;
    }

    Svg text(String anchor, double x, double y, String words) {
        return text("caption", anchor, x, y, words);
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

    /** Text that runs upwards. */
    Svg turned(String classes, String anchor, double x, double y, String words) {
        out.append(Text.format(
                "<text class=\"%s\" text-anchor=\"%s\" transform=\"translate(%s %s) rotate(-90)\">%s</text>",
                classes, anchor, number(x), number(y), escape(words)));
        return this;
    }

    /** A rectangle in a colour that is not in the style sheet. */
    Svg cell(double x, double y, double across, double down, Color colour) {
        out.append(Text.format(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                number(x), number(y), number(across), number(down), hex(colour)));
        return this;
    }

    /** Centred text, in a size and a colour that are not in the style sheet. */
    Svg words(double x, double y, int size, Color colour, String words) {
        out.append(Text.format(
                "<text text-anchor=\"middle\" x=\"%s\" y=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>",
                number(x), number(y), size, hex(colour), escape(words)));
        return this;
    }

    /** A square image whose pixels stay sharp however large it is shown. */
    Svg image(double x, double y, int side, BufferedImage image) {
        out.append(Text.format(
                "<image class=\"pixels\" x=\"%s\" y=\"%s\" width=\"%d\" height=\"%d\" href=\"%s\"/>",
                number(x), number(y), side, side, SvgTiles.address(image)));
        return this;
    }

    Chart chart() {
        return new Chart(width, height, label, out.toString());
    }

    static String hex(Color colour) {
        return Text.format("#%06x", colour.getRGB() & 0xffffff);
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
     * @param style picks circle, square, triangle, diamond or inverted triangle
     * @param size half the marker's width
     */
    static String marker(int style, double x, double y, double size) {
        String s = number(size);
        String d = number(2 * size);
        String minus = number(-2 * size);
        return switch (style % MARKERS) {
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
