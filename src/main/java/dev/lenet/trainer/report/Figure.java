package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Charts of the report as a standalone picture for slides and papers, with its title, its legend and any warning about
 * its data.
 *
 * @param name of its files, without extension
 * @param words the text above and below the charts
 * @param legend the meaning of their marks; may be empty
 * @param panels side by side, each with a title, which may be empty
 */
record Figure(String name, PictureText words, List<Key> legend, List<Panel> panels) {

    static final int MARGIN = 24;

    private static final int GAP = 24;
    private static final int LINE = 22;
    private static final int TITLE_SIZE = 20;
    private static final int TEXT_SIZE = 14;
    private static final int LEAST_WIDTH = 480;
    /** Width of a letter relative to the font's size: more than enough for all but the widest fonts. */
    private static final double LETTER = 0.62;

    /** One chart under its title. */
    record Panel(String title, Chart chart) {}

    /** Keeps its own copies of the lists. */
    Figure {
        legend = List.copyOf(legend);
        panels = List.copyOf(panels);
    }

    /**
     * Returns the picture as an SVG document.
     *
     * @param style the charts' style sheet
     */
    String svg(StyleSheet style) {
        int charts = panels.stream().mapToInt(panel -> panel.chart().width()).sum() + GAP * (panels.size() - 1);
        int width = Math.max(LEAST_WIDTH, charts + 2 * MARGIN);
        Sheet sheet = new Sheet(width - 2 * MARGIN);
        sheet.lines("title", TITLE_SIZE, words.title());
        sheet.lines("", TEXT_SIZE, words.subtitle());
        sheet.space(GAP / 3);
        sheet.legend(legend);
        sheet.panels(panels);
        String notice = words.notice();
        if (notice != null) {
            sheet.space(GAP / 3);
            sheet.lines("warning", TEXT_SIZE, notice);
        }
        return sheet.document(width, style);
    }

    /** Fills a sheet from the top. */
    private static final class Sheet {

        private final StringBuilder out = new StringBuilder();
        private final int room;
        private int y = MARGIN;

        Sheet(int room) {
            this.room = room;
        }

        void space(int height) {
            y += height;
        }

        void lines(String classes, int size, String words) {
            for (String line : balanced(words, (int) (room / (LETTER * size)))) {
                y += size + (LINE - TEXT_SIZE);
                text(classes, MARGIN, y - (LINE - TEXT_SIZE), line);
            }
        }

        private void text(String classes, int x, int baseline, String words) {
            out.append(Text.format(
                    "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>",
                    classes.isEmpty() ? "caption" : classes, x, baseline, Svg.escape(words)));
        }

        /** Draws the entries in rows, each with as many as fit. */
        void legend(List<Key> keys) {
            int x = MARGIN;
            for (Key key : keys) {
                int width = key.width() + 8 + (int) (key.name().length() * LETTER * TEXT_SIZE) + GAP;
                if (x > MARGIN && x + width > MARGIN + room + GAP) {
                    x = MARGIN;
                    y += LINE;
                }
                out.append(Text.format("<g transform=\"translate(%d %d)\">%s</g>", x, y, key.body()));
                text("caption", x + key.width() + 8, y + Key.HEIGHT - 3, key.name());
                x += width;
            }
            if (!keys.isEmpty()) {
                y += LINE + GAP / 3;
            }
        }

        void panels(List<Panel> panels) {
            boolean titled = panels.stream().anyMatch(panel -> !panel.title().isEmpty());
            int top = titled ? y + LINE : y;
            int x = MARGIN;
            int height = 0;
            for (Panel panel : panels) {
                if (titled) {
                    text("strong", x, y + TEXT_SIZE, panel.title());
                }
                Chart chart = panel.chart();
                out.append(Text.format("<g transform=\"translate(%d %d)\">%s</g>", x, top, chart.body()));
                x += chart.width() + GAP;
                height = Math.max(height, chart.height());
            }
            y = top + height;
        }

        String document(int width, StyleSheet style) {
            int height = y + MARGIN;
            return Text.format(
                            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif, SansSerif\">",
                            width, height, width, height)
                    + Text.format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height)
                    + style.inline(out.toString())
                    + "</svg>\n";
        }

        /** Wraps text into as few lines as possible, and these to about the same length: no word stands alone in the last. */
        private static List<String> balanced(String words, int letters) {
            List<String> lines = wrapped(words, letters);
            int longestWord =
                    Stream.of(words.split(" ")).mapToInt(String::length).max().orElse(0);
            for (int fewer = letters - 1; fewer >= longestWord; fewer--) {
                List<String> narrower = wrapped(words, fewer);
                if (narrower.size() > lines.size()) {
                    break;
                }
                lines = narrower;
            }
            return lines;
        }

        /** Wraps text into lines of at most {@code letters} characters. A longer word is split. */
        private static List<String> wrapped(String words, int letters) {
            List<String> lines = new ArrayList<>();
            String rest = words.strip();
            while (rest.length() > letters) {
                int space = rest.lastIndexOf(' ', letters);
                int end = space > 0 ? space : rest.offsetByCodePoints(0, rest.codePointCount(0, letters));
                lines.add(rest.substring(0, end));
                rest = rest.substring(end).strip();
            }
            if (!rest.isEmpty()) {
                lines.add(rest);
            }
            return lines;
        }
    }
}
