package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables of a run's folder, line by line. Columns are found by the names in the first line, in any order; unknown
 * columns, which another version of the trainer may have written, are ignored. Each line ends with a line break, so that a
 * truncated file is detected.
 */
final class CsvTable {

    /** More than ten times what a dozen numbers take. */
    private static final int LONGEST_LINE = 4096;

    /** Numbers as Java writes them; it would also read others, such as {@code 1f} and {@code NaN}. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final Map<String, Integer> columns = new HashMap<>();
    private final Damage damage;
    private int lines;

    private CsvTable(Damage damage) {
        this.damage = damage;
    }

    /**
     * Reads a table from disk.
     *
     * @param file the table
     * @param most how many lines it may have, not counting the first
     * @param names the columns that it must have
     * @param rows called with each line after the first
     * @param damage makes the exception if the file is missing or is not such a table
     */
    static void read(Path file, int most, List<String> names, Consumer<Row> rows, Damage damage) {
        try (InputStream in = PlainFiles.open(file, (most + 1L) * LONGEST_LINE)) {
            read(in, most, names, rows, damage);
        } catch (IOException e) {
            throw damage.of(PlainFiles.reason(e), e);
        }
    }

    /** {@link #read(Path, int, List, Consumer, Damage)} for a table in memory. */
    static void read(byte[] csv, int most, List<String> names, Consumer<Row> rows, Damage damage) {
        try {
            read(new ByteArrayInputStream(csv), most, names, rows, damage);
        } catch (IOException e) {
            throw damage.of(PlainFiles.reason(e), e);
        }
    }

    private static void read(InputStream in, int most, List<String> names, Consumer<Row> rows, Damage damage)
            throws IOException {
        CsvTable table = new CsvTable(damage);
        Reader text = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        table.header(table.line(text), names);
        for (String line = table.line(text); line != null; line = table.line(text)) {
            if (table.lines > most + 1) {
                throw damage.of(Text.format("it has more than the %,d lines allowed", most), null);
            }
            rows.accept(table.row(line));
        }
    }

    /** Returns the next line; null after the last. */
    private @Nullable String line(Reader text) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = text.read(); c >= 0; c = text.read()) {
            if (c == '\n') {
                lines++;
                int length = line.length();
                return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
            }
            line.append((char) c);
            if (line.length() > LONGEST_LINE) {
                throw damage.of(Text.format("line %d has more than %,d characters", lines + 1, LONGEST_LINE), null);
            }
        }
        if (line.isEmpty()) {
            return null;
        }
        throw damage.of("its last line is cut off", null);
    }

    private void header(@Nullable String line, List<String> names) {
        List<String> found = line == null ? List.of() : Arrays.asList(line.split(",", -1));
        for (int i = 0; i < found.size(); i++) {
            if (columns.put(found.get(i), i) != null) {
                throw damage.of("line 1 names the column " + Printable.quote(found.get(i)) + " twice", null);
            }
        }
        for (String name : names) {
            if (!columns.containsKey(name)) {
                throw damage.of(
                        Text.format("line 1 is not the header %s: %s is missing", String.join(",", names), name), null);
            }
        }
    }

    private Row row(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != columns.size()) {
            throw damage.of(
                    Text.format(
                            "line %d is %s, expected %s as in line 1",
                            lines, Printable.quote(line), Text.count(columns.size(), "value")),
                    null);
        }
        return new Row(cells);
    }

    /** One line. */
    final class Row {

        private final String[] cells;

        private Row(String[] cells) {
            this.cells = cells;
        }

        /** Returns how many lines came before, not counting the first. */
        int index() {
            return lines - 2;
        }

        /** Returns a whole number in a range, both ends included. */
        int wholeNumber(String column, int least, int most) {
            double value = number(column, least, most);
            if (value != Math.rint(value) || cell(column).length() > 11) {
                throw wrong(column, Text.format("a whole number from %d to %d", least, most));
            }
            return (int) value;
        }

        /** Returns a number in a range, both ends included. */
        double number(String column, double least, double most) {
            String cell = cell(column);
            if (NUMBER.matcher(cell).matches()) {
                double value = Double.parseDouble(cell);
                if (value >= least && value <= most) {
                    return value;
                }
            }
            throw wrong(
                    column,
                    most < Float.MAX_VALUE
                            ? Text.format("a number from %.0f to %.0f", least, most)
                            : least == 0 ? "a finite number from 0" : "a finite number");
        }

        private String cell(String column) {
            Integer place = columns.get(column);
            if (place == null) {
                throw new IllegalArgumentException("the table was read without the column " + column);
            }
            return cells[place];
        }

        /** Returns an exception for a value that is not as expected. */
        StoreException wrong(String column, String expected) {
            return damage.of(
                    Text.format(
                            "line %d: %s is %s, expected %s", lines, column, Printable.quote(cell(column)), expected),
                    null);
        }
    }
}
