package dev.lenet.trainer.dataset;

import java.time.Duration;

/**
 * How long a download waits before it gives up.
 *
 * @param connect for a connection; short, because {@code --dataset=auto} falls back to the sample only after it
 * @param response for a server's first answer to a request, name look-up and connection included
 * @param stall for the next bytes of an answer that has begun
 * @param pause before a server is tried again, twice that before the third time in a row
 */
public record DownloadTimeouts(Duration connect, Duration response, Duration stall, Duration pause) {

    /** Right for people at a terminal: a machine without a way out is told apart within a few seconds. */
    public static final DownloadTimeouts DEFAULT = new DownloadTimeouts(
            Duration.ofSeconds(3), Duration.ofSeconds(8), Duration.ofSeconds(15), Duration.ofMillis(500));
}
