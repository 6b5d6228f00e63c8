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
 * The finished epochs of a run, as they are written: each is appended to {@code history.csv} once, and a checkpoint holds the
 * latest thousand with a digest of those before them. So an epoch writes as much after a million others as after none, and a
 * run of up to a thousand epochs needs no other file to be resumed than its checkpoint. For one thread.
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
     * Takes a history up.
     *
     * @param finished the finished epochs in order; may be empty
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
     * @param metrics the one after the last
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
     * All of them.
     *
     * @return in order; a view that grows
     */
    public List<EpochMetrics> epochs() {
        return Collections.unmodifiableList(epochs);
    }

    /** The line of the last epoch in {@code history.csv}. */
    String lastLine() {
        return lastLine;
    }

    /** The size of {@code history.csv} without its last line. */
    long bytesBeforeLastLine() {
        return bytes - lastLine.length();
    }

    /** The latest epochs, as a table of their own. */
    String latestCsv() {
        return latest.stream().collect(Collectors.joining("", HistoryCsv.HEADER + "\n", ""));
    }

    /** Whether there are epochs before the latest. */
    boolean hasEarlier() {
        return epochs.size() > latest.size();
    }

    /** Digest of what {@code history.csv} has before the latest epochs. */
    String earlierSha256() {
        return Sha256.soFar(earlier);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
