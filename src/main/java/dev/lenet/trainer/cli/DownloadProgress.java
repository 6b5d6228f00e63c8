package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Text;
import java.net.URI;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows downloads on the console: a live line on a terminal, and one line per file when it is complete. */
public final class DownloadProgress {

    private static final long REDRAW_NANOS = 100_000_000;

    private final Console console;
    private final LongSupplier nanoTime;
    private long nextDraw;
    private @Nullable URI last;

    /**
     * Creates a view of downloads.
     *
     * @param console where to show them
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
     * Shows that a file has been downloaded, in part or completely.
     *
     * @param address the file's address, whose last part is its name
     * @param done bytes so far, including those of earlier attempts
     * @param total bytes of the whole file; negative if unknown
     */
    public void downloaded(URI address, long done, long total) {
        String path = address.getPath();
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (done == total) {
            if (!address.equals(last)) {
                last = address;
                console.status("");
                console.out().println(Text.format("Downloaded %s (%s)", file, megabytes(done)));
            }
            return;
        }
        long now = nanoTime.getAsLong();
        if (console.isLive() && now - nextDraw >= 0) {
            nextDraw = now + REDRAW_NANOS;
            console.status(Text.format(
                    "Downloading %s: %s",
                    file,
                    total < 0
                            ? megabytes(done)
                            : Text.format("%d%% of %s", 100 * done / Math.max(1, total), megabytes(total))));
        }
    }

    private static String megabytes(long bytes) {
        return Text.format("%.1f MB", bytes / 1e6);
    }
}
