package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How much of the machine other processes take while something is measured, from the kernel's counters of processor time.
 */
final class OtherWork {

    /** Columns of {@code /proc/stat}: time in user mode, with low priority, in the kernel, idle, waiting for disks, ... */
    private static final int IDLE = 3;

    private static final int WAITING = 4;

    private final long busy;
    private final long total;
    private final Duration ours;

    private OtherWork(long busy, long total, Duration ours) {
        this.busy = busy;
        this.total = total;
        this.ours = ours;
    }

    /**
     * Starts counting.
     *
     * @return the counters as they are now
     * @throws IOException if {@code /proc} cannot be read
     */
    static OtherWork watch() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +");
        long busy = 0;
        long total = 0;
        // Guests' time is counted in the first two columns already.
        for (int column = 0; column < 8; column++) {
            long ticks = Long.parseLong(fields[column + 1]);
            total += ticks;
            if (column != IDLE && column != WAITING) {
                busy += ticks;
            }
        }
        Duration ours = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
        return new OtherWork(busy, total, ours);
    }

    /**
     * The share used by others since the start.
     *
     * @return share of all cores' time that was neither idle nor used by this process or its children, 0 to 1
     * @throws IOException if {@code /proc} cannot be read
     */
    double share() throws IOException {
        OtherWork now = watch();
        // Linux counts in hundredths of a second, whatever the kernel's own tick.
        double others = (now.busy - busy) - now.ours.minus(ours).toNanos() * 1e-7;
        return Math.max(0, others / Math.max(1, now.total - total));
    }
}
