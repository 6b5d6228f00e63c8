package dev.lenet.trainer.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all tables of a run folder have in common: a header that never changes, and a line break after each line. */
final class CsvText {

    private static final int MOST_BYTES = 64 << 20;

    private CsvText() {}

    /** Makes an exception of what is wrong with a table, for people, and of its cause. */
    @FunctionalInterface
    interface Problem {

        StoreException of(String what, @Nullable Exception cause);
    }

    /**
     * Reads a table.
     *
     * @param parse makes something of all lines, the header included
     * @throws IOException if the file cannot be read
     * @throws StoreException if the last line is cut off
     */
    static <T> T read(Path file, Function<List<String>, T> parse, Problem problem) throws IOException {
        String csv = new String(PlainFiles.read(file, MOST_BYTES), StandardCharsets.UTF_8);
        T table = parse.apply(csv.lines().toList());
        if (!csv.endsWith("\n")) {
            throw problem.of("its last line is cut off", null);
        }
        return table;
    }

    /**
     * The lines after the header.
     *
     * @throws StoreException if the first line is not the header
     */
    static List<String> rows(List<String> lines, String header, Problem problem) {
        if (lines.isEmpty() || !lines.get(0).equals(header)) {
            throw problem.of("line 1 is not the header " + header, null);
        }
        return lines.subList(1, lines.size());
    }

    static StoreException exception(String message, @Nullable Exception cause) {
        return cause == null ? new StoreException(message) : new StoreException(message, cause);
    }
}
