package dev.lenet.trainer.report;

import java.awt.Color;

/**
 * Colours of a confusion matrix: blue for correct predictions, orange for mistakes, darker with the share of the row.
 *
 * <p>Mistakes are darkened by the square root of their share, because most are a few per cent and would all look white.
 */
final class ShareColours {

    private static final Color RIGHT = new Color(0x08519c);
    private static final Color MISTAKEN = new Color(0xb84300);
    private static final Color NOTHING = Color.WHITE;
    private static final Color RIGHT_BY_NIGHT = new Color(0x1b66b3);
    private static final Color MISTAKEN_BY_NIGHT = new Color(0xb4500f);
    /** The dark page's own background. */
    private static final Color NOTHING_BY_NIGHT = new Color(0x161b22);

    private ShareColours() {}

    /**
     * The colour of a cell.
     *
     * @param share of the row's images, 0 to 1
     * @param right whether the cell is on the diagonal
     */
    static Color cell(double share, boolean right) {
        return right ? mix(NOTHING, RIGHT, share) : mix(NOTHING, MISTAKEN, Math.sqrt(share));
    }

    /** The colour of a number: blue above 0, orange below, and stronger with its size as a share of the largest. */
    static Color signed(double share, boolean positive) {
        return mix(NOTHING, positive ? RIGHT : MISTAKEN, share);
    }

    /** The same as {@link #cell} on a dark page, where nearly white text is readable on every share. */
    static Color darkCell(double share, boolean right) {
        return right
                ? mix(NOTHING_BY_NIGHT, RIGHT_BY_NIGHT, share)
                : mix(NOTHING_BY_NIGHT, MISTAKEN_BY_NIGHT, Math.pow(share, 0.4));
    }

    /** Black or white, whichever contrasts more with the background: one of them always does by 4.5 or more. */
    static Color text(Color background) {
        return contrast(background, Color.WHITE) >= contrast(background, Color.BLACK) ? Color.WHITE : Color.BLACK;
    }

    /** Contrast ratio of two colours, 1 to 21, as WCAG 2.1 defines it. */
    static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Color mix(Color from, Color to, double share) {
        return new Color(
                mix(from.getRed(), to.getRed(), share),
                mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
