package dev.lenet.trainer.store;

/** Text from an unknown hand, such that it can stand in a message of one line on any terminal. */
public final class Printable {

    private static final int MOST_QUOTED = 60;
    private static final int MOST = 300;

    private Printable() {}

    /**
     * Quotes a value.
     *
     * @param text anything
     * @return in quotation marks, cut where it is long, without control characters
     */
    public static String quote(String text) {
        return '"' + clean(text, MOST_QUOTED) + '"';
    }

    /**
     * Makes one line of a text.
     *
     * @param text anything
     * @return cut where it is long, without control characters and line breaks
     */
    public static String line(String text) {
        return clean(text, MOST);
    }

    private static String clean(String text, int most) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(most).map(Printable::visible).forEach(clean::appendCodePoint);
        return text.codePointCount(0, text.length()) <= most ? clean.toString() : clean + "...";
    }

    private static int visible(int codePoint) {
        if (Character.isWhitespace(codePoint)) {
            return ' ';
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT, // turns the direction of what follows, among others
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> '?';
            default -> codePoint;
        };
    }
}
