package dev.lenet.trainer.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows the download of files on the console: a live line on a terminal, else one line a file when it is done. */
public final class DownloadProgress {

    private static final long REDRAW_NANOS = 100_000_000;

    private final Console console;
    private final LongSupplier nanoTime;
    private long nextDraw;

    /**
     * Shows downloads.
     *
     * @param console where
     */
    public DownloadProgress(Console console) {
        this(console, System::nanoTime);
    }

    DownloadProgress(Console console, LongSupplier nanoTime) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.nextDraw = nanoTime.getAsLong();
    }

    /**
     * Part of a file, or all of it, has come.
     *
     * @param file the file's name
     * @param done bytes so far, those of an earlier attempt included
     * @param total bytes of the whole file; negative if the server did not say
     */
    public void downloaded(String file, long done, long total) {
        if (done == total) {
            console.status("");
            console.out().println("Downloaded %s (%s)".formatted(file, megabytes(done)));
            return;
        }
        long now = nanoTime.getAsLong();
        if (console.isLive() && now - nextDraw >= 0) {
            nextDraw = now + REDRAW_NANOS;
            console.status("Downloading %s: %s"
                    .formatted(
                            file,
                            total < 0
                                    ? megabytes(done)
                                    : "%d%% of %s".formatted(100 * done / Math.max(1, total), megabytes(total))));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
