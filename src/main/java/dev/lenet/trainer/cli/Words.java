package dev.lenet.trainer.cli;

/** Breaks lines between words. */
final class Words {

    private Words() {}

    /**
     * Wraps text.
     *
     * @param text one line or more
     * @param width number of characters that fit in a line; a longer word gets its own line
     * @return the text with some of its spaces replaced by line feeds
     */
    static String wrapped(String text, int width) {
        StringBuilder wrapped = new StringBuilder(text);
        int lineStart = 0;
        int lastSpace = -1;
        for (int i = 0; i < wrapped.length(); i++) {
            char c = wrapped.charAt(i);
            if (c == '\n') {
                lineStart = i + 1;
                lastSpace = -1;
            } else if (c == ' ') {
                lastSpace = i;
            }
            if (i - lineStart >= width && lastSpace >= 0) {
                wrapped.setCharAt(lastSpace, '\n');
                lineStart = lastSpace + 1;
                lastSpace = -1;
            }
        }
        return wrapped.toString();
    }
}
