package dev.lenet.trainer.dataset;

import java.time.Duration;

/**
 * The timeouts of a download.
 *
 * @param connect for a connection; short, because {@code --dataset=auto} falls back to the sample only after it
 * @param response for the start of a server's response to a request, including name lookup and connection
 * @param stall for the next bytes of a response that has started
 * @param pause before the second attempt with a server; doubled before the third in a row
 */
public record DownloadTimeouts(Duration connect, Duration response, Duration stall, Duration pause) {

    /** Suitable for interactive use: a machine without internet access is detected within a few seconds. */
    public static final DownloadTimeouts DEFAULT = new DownloadTimeouts(
            Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(15), Duration.ofMillis(500));
}
