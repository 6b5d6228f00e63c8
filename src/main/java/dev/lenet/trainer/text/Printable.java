package dev.lenet.trainer.text;

/**
 * Text from an unknown hand, such as a file's name or content, in a form that does nothing to the terminal or the log that shows
 * it: no escape sequences, no characters that turn the direction of what follows.
 */
public final class Printable {

    private static final int MOST_QUOTED = 60;
    private static final int MOST = 300;

    private static final char REPLACEMENT = '?';

    /** Parts of words in Persian and of emoji. */
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

    private static final int ZERO_WIDTH_JOINER = 0x200d;

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

    /**
     * Replaces the characters of a text that a terminal obeys instead of showing. What is printed or logged passes here last,
     * whatever was done to it before.
     *
     * @param text anything, of any number of lines
     * @return as long as the text; line feeds and tabs are kept
     */
    public static String harmless(String text) {
        if (text.chars().allMatch(Printable::isPlain)) {
            return text;
        }
        StringBuilder harmless = new StringBuilder(text.length());
        text.codePoints().map(c -> isHarmless(c) ? c : REPLACEMENT).forEach(harmless::appendCodePoint);
        return harmless.toString();
    }

    private static boolean isPlain(int character) {
        return character >= ' ' && character < 0x7f || character == '\n';
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint == '\n' || codePoint == '\t';
            case Character.FORMAT -> codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> false;
            default -> true;
        };
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
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> codePoint;
        };
    }
}
