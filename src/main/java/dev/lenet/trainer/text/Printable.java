package dev.lenet.trainer.text;

/**
 * Makes untrusted text, such as a file's name or content, safe to show in a terminal or a log: without escape sequences and
 * without characters that change the direction of the text that follows.
 */
public final class Printable {

    private static final int MOST_QUOTED = 60;
    private static final int MOST = 300;

    private static final char REPLACEMENT = '?';

    /** Needed in Persian words and in emoji. */
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private Printable() {}

    /**
     * Quotes a value.
     *
     * @param text any text
     * @return the text in quotation marks, shortened if it is long, without control characters
     */
    public static String quote(String text) {
        return '"' + clean(text, MOST_QUOTED) + '"';
    }

    /**
     * Turns a text into one line.
     *
     * @param text any text
     * @return the text, shortened if it is long, without control characters and line breaks
     */
    public static String line(String text) {
        return clean(text, MOST);
    }

    /**
     * Replaces the characters that a terminal interprets instead of showing them. Everything that is printed or logged passes
     * through here last, whatever was done to it before.
     *
     * @param text any text, with any number of lines
     * @return a text of the same length; line feeds and tabs are kept
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
                    Character.FORMAT, // includes characters that change the text direction
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> REPLACEMENT;
            default -> codePoint;
        };
    }
}
