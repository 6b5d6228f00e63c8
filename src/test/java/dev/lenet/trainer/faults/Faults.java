package dev.lenet.trainer.faults;

import com.google.errorprone.annotations.FormatMethod;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How much of the fault tests runs: a few of each kind by default, all of them with the profile {@code faults}. */
final class Faults {

    /** The property that the profile sets. */
    static final String PROPERTY = "trainer.faults";

    private static final boolean ALL = "all".equals(System.getProperty(PROPERTY));
    private static final Path COUNTS = Path.of("target", "faults.txt");

    private Faults() {}

    static boolean all() {
        return ALL;
    }

    static int count(int few, int all) {
        return ALL ? all : few;
    }

    /** Keeps a figure for {@code docs/faults.md}, one a line. */
    @FormatMethod
    static void report(String format, Object... values) {
        String line = Text.format(format, values);
        System.out.println(line);
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(COUNTS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
