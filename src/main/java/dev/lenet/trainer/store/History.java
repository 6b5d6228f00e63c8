package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The finished epochs of a run. Each is appended to {@code history.csv} once, and a checkpoint holds the latest thousand with a
 * digest of the earlier ones. So the cost of writing an epoch does not grow with their number, and a run of up to a thousand
 * epochs can be resumed from its checkpoint alone. Not safe for use by several threads.
 */
public final class History {

    /** Some 100 KB, less than a tenth of a checkpoint. */
    static final int LATEST = 1000;

    private final List<EpochMetrics> epochs = new ArrayList<>();
    private final Deque<String> latest = new ArrayDeque<>();
    private final MessageDigest earlier = Sha256.digest();
    private long bytes;
    private String lastLine = "";

    /**
     * Creates a history.
     *
     * @param finished the epochs finished so far, in order; may be empty
     */
    public History(List<EpochMetrics> finished) {
        String header = HistoryCsv.HEADER + "\n";
        earlier.update(ascii(header));
        bytes = header.length();
        finished.forEach(this::add);
    }

    /**
     * Adds an epoch.
     *
     * @param metrics of the next epoch
     */
    public void add(EpochMetrics metrics) {
        epochs.add(metrics);
        lastLine = HistoryCsv.line(metrics);
        bytes += lastLine.length();
        latest.addLast(lastLine);
        if (latest.size() > LATEST) {
            earlier.update(ascii(latest.removeFirst()));
        }
    }

    /**
     * Returns all epochs.
     *
     * @return a live view, in order
     */
    public List<EpochMetrics> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** Returns the line of the last epoch in {@code history.csv}. */
    String lastLine() {
        return lastLine;
    }

    /** Returns the size of {@code history.csv} without its last line. */
    long bytesBeforeLastLine() {
        return bytes - lastLine.length();
    }

    /** Returns the latest epochs as a separate table. */
    String latestCsv() {
        return latest.stream().collect(Collectors.joining("", HistoryCsv.HEADER + "\n", ""));
    }

    /** Returns whether there are epochs before the latest. */
    boolean hasEarlier() {
        return epochs.size() > latest.size();
    }

    /** Returns the digest of the part of {@code history.csv} before the latest epochs. */
    String earlierSha256() {
        return Sha256.soFar(earlier);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
