package dev.lenet.trainer.faults;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/**
 * What this process holds.
 *
 * @param heapMib live objects, after garbage collection
 * @param residentMib memory that the process has in RAM
 * @param javacppMib memory outside of the heap that JavaCPP counts
 * @param threads live threads
 * @param files open file descriptors
 */
record ProcessFigures(double heapMib, double residentMib, double javacppMib, int threads, int files) {

    private static final double MIB = 1 << 20;

    static ProcessFigures now() throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc(); // twice for what has a cleaner
            Thread.sleep(100);
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long resident = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return new ProcessFigures(
                    heap / MIB,
                    resident / 1024.0,
                    Pointer.totalBytes() / MIB,
                    ManagementFactory.getThreadMXBean().getThreadCount(),
                    (int) files.count());
        }
    }

    @Override
    public String toString() {
        return Text.format(
                "heap %.1f MiB, resident %.0f MiB, JavaCPP %.2f MiB, %d threads, %d files",
                heapMib, residentMib, javacppMib, threads, files);
    }
}
