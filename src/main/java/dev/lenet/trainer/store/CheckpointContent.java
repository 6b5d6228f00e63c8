package dev.lenet.trainer.store;

import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * The content of an untrusted checkpoint. Digests reveal only accidental damage; everything else is checked when it is read.
 *
 * @param record its {@code run.json}
 * @param definition the networks that the settings in {@code record} define
 * @param entries all entries by name, whose digests have been checked
 */
record CheckpointContent(RunRecord record, NetworkDefinition definition, Map<String, byte[]> entries) {

    static final String SUMS = "SHA256SUMS";

    /** Digest of the part of {@code history.csv} before the epochs that are in the checkpoint. */
    static final String EARLIER = "earlier-history.sha256";

    private static final int DIGITS = 64;

    /** Digits, two spaces, a name, a line break. */
    private static final long LONGEST_SUM = DIGITS + 2 + 64 + 1;

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if the file is not a checkpoint, or its content has changed; the message begins with {@code it}
     */
    static CheckpointContent read(Path file) throws IOException {
        // The run determines how large the other entries can be, so its record is read first.
        byte[] json = Archive.readEntry(file, RunRecord.FILE, Json.MOST_BYTES);
        RunRecord record;
        NetworkDefinition definition;
        try {
            record = Json.parse(json, RunRecord.class);
            definition = record.network();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    Text.format("its %s is damaged: %s", RunRecord.FILE, String.valueOf(e.getMessage())), e);
        }
        Map<String, byte[]> entries = Archive.read(file, limits(definition));
        byte[] sums = Archive.entry(entries, SUMS);
        entries.remove(SUMS);
        if (!sums(entries).equals(text(sums))) {
            throw new ZipException("its content does not match its SHA-256 sums");
        }
        if (!Arrays.equals(json, Archive.entry(entries, RunRecord.FILE))) {
            throw new ZipException("it has two entries named " + RunRecord.FILE);
        }
        return new CheckpointContent(record, definition, entries);
    }

    private static Map<String, Long> limits(NetworkDefinition definition) {
        Map<String, Long> limits = new HashMap<>(SavedNetwork.limits(definition));
        limits.put(RunRecord.FILE, (long) Json.MOST_BYTES);
        // Earlier versions kept all epochs here.
        limits.put(HistoryCsv.FILE, HistoryCsv.limit(definition.epochs()));
        limits.put(EARLIER, DIGITS + 1L);
        limits.put(RunFolder.MODEL, SavedNetwork.limit(definition));
        limits.put(SUMS, (limits.size() + 1) * LONGEST_SUM);
        return Map.copyOf(limits);
    }

    /** Returns the digests of some entries, in the format of {@code sha256sum}. */
    static String sums(Map<String, byte[]> entries) {
        return entries.entrySet().stream()
                .map(each -> Sha256.of(each.getValue()) + "  " + each.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Returns all finished epochs: the first ones from {@code history.csv} beside the checkpoint, then those in the checkpoint.
     *
     * @param file the checkpoint
     */
    List<EpochMetrics> history(Path file) throws IOException {
        try {
            List<EpochMetrics> latest = HistoryCsv.parse(file, entry(HistoryCsv.FILE));
            byte[] digest = entries.get(EARLIER);
            if (digest == null) {
                return latest;
            }
            int before = latest.isEmpty() ? 0 : latest.get(0).epoch() - 1;
            Path table = file.resolveSibling(HistoryCsv.FILE);
            List<EpochMetrics> history = new ArrayList<>(
                    HistoryCsv.readFirst(table, before, text(digest).strip()));
            history.addAll(latest);
            return history;
        } catch (StoreException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    SavedNetwork last(int epoch) throws IOException {
        SavedNetwork last = SavedNetwork.in(entries, definition, epoch);
        String missing = last.missingToGoOn();
        if (missing != null) {
            throw new ZipException("it has no entry " + missing);
        }
        return last;
    }

    SavedNetwork best(int epoch) throws IOException {
        byte[] model = entry(RunFolder.MODEL);
        try {
            return SavedNetwork.read(model, definition, epoch);
        } catch (IOException e) {
            throw new IOException(
                    Text.format("its entry %s cannot be used: %s", RunFolder.MODEL, PlainFiles.reason(e)), e);
        }
    }

    private byte[] entry(String name) throws ZipException {
        return Archive.entry(entries, name);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
