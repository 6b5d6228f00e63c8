package dev.lenet.trainer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory as Linux counts it. */
final class Memory {

    private static final String PEAK = "VmHWM:";

    private Memory() {}

    /**
     * The peak resident memory of a process so far, {@code VmHWM} in its {@code /proc/<pid>/status}.
     *
     * @param pid the process
     * @return bytes; 0 if the process has ended
     */
    static long peakBytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith(PEAK)) {
                    String kibibytes =
                            line.substring(PEAK.length()).replace("kB", "").strip();
                    return Long.parseLong(kibibytes) * 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            if (Files.exists(status)) {
                throw new UncheckedIOException(e);
            }
            return 0;
        }
    }
}
