package dev.lenet.trainer.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table with headings, its columns as wide as their contents. If they do not all fit in a line, whole columns are left out,
 * the least important first.
 */
final class TextTable {

    private static final String GAP = "  ";

    /**
     * A column.
     *
     * @param heading its heading
     * @param left whether it is aligned left, as words are; numbers are aligned right
     * @param importance the column with the lowest importance is left out first
     */
    record Column(String heading, boolean left, int importance) {

        static Column words(String heading, int importance) {
            return new Column(heading, true, importance);
        }

        static Column numbers(String heading, int importance) {
            return new Column(heading, false, importance);
        }
    }

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Column... columns) {
        this.columns = List.of(columns);
        rows.add(this.columns.stream().map(Column::heading).toList());
    }

    /** Adds a row with one cell for each column. */
    void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row has as many cells as the table has columns");
        }
        rows.add(List.of(cells));
    }

    /**
     * Formats the table.
     *
     * @param width number of characters that fit in a line
     * @return lines, each ended by a line feed
     */
    String render(int width) {
        List<Integer> shown =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        while (shown.size() > 1 && length(shown) > width) {
            shown.remove(shown.stream()
                    .min(Comparator.comparingInt(i -> columns.get(i).importance()))
                    .orElseThrow());
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i : shown) {
                String room = " ".repeat(width(i) - row.get(i).length());
                line.append(GAP).append(columns.get(i).left() ? row.get(i) + room : room + row.get(i));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int length(List<Integer> shown) {
        return shown.stream().mapToInt(i -> GAP.length() + width(i)).sum();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
