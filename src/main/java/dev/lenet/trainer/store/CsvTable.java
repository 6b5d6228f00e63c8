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
 * Reads the tables of a run's folder, line by line. Columns are found by the names in the first line: their order does not
 * matter, and neither do columns that another version of the trainer writes. Each line ends with a line break, so that a cut
 * end is noticed.
 */
final class CsvTable {

    /** A dozen numbers have less than a tenth of it. */
    private static final int LONGEST_LINE = 4096;

    /** Numbers as Java writes them; it would read more, such as {@code 1f} and {@code NaN}. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private final Map<String, Integer> columns = new HashMap<>();
    private final Damage damage;
    private int lines;

    private CsvTable(Damage damage) {
        this.damage = damage;
    }

    /**
     * Reads a table from a disk.
     *
     * @param file where it lies
     * @param most how many lines it may have, the first not counted
     * @param names of the columns that it must have
     * @param rows hears of each line after the first
     * @param damage makes the exception for a file that is missing, or is no such table
     */
    static void read(Path file, int most, List<String> names, Consumer<Row> rows, Damage damage) {
        try (InputStream in = PlainFiles.open(file, (most + 1L) * LONGEST_LINE)) {
            read(in, most, names, rows, damage);
        } catch (IOException e) {
            throw damage.of(PlainFiles.reason(e), e);
        }
    }

    /** {@link #read(Path, int, List, Consumer, Damage)} for what lies in memory. */
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
                throw damage.of(Text.format("it has more than the %,d lines that it may have", most), null);
            }
            rows.accept(table.row(line));
        }
    }

    /** The next line; null after the last. */
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

        /** How many lines came before, the first not counted. */
        int index() {
            return lines - 2;
        }

        /** A whole number in a range, both ends included. */
        int wholeNumber(String column, int least, int most) {
            double value = number(column, least, most);
            if (value != Math.rint(value) || cell(column).length() > 11) {
                throw wrong(column, Text.format("a whole number from %d to %d", least, most));
            }
            return (int) value;
        }

        /** A number in a range, both ends included. */
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
                throw new IllegalArgumentException("the table was not asked for a column " + column);
            }
            return cells[place];
        }

        /** An exception for a value that does not fit. */
        StoreException wrong(String column, String expected) {
            return damage.of(
                    Text.format(
                            "line %d: %s is %s, expected %s", lines, column, Printable.quote(cell(column)), expected),
                    null);
        }
    }
}
