package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine's CPU. */
public final class Processor {

    private Processor() {}

    /**
     * The processor's name.
     *
     * @return the name reported by the operating system; the architecture if there is none
     */
    public static String name() {
        String architecture = System.getProperty("os.arch", "unknown");
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException | UncheckedIOException e) {
            return architecture; // not Linux
        }
    }

    /** Returns the name and number of processors for display. */
    static String describe() {
        int count = Runtime.getRuntime().availableProcessors();
        return Text.format("%s (%s)", name(), Text.count(count, "processor"));
    }
}
