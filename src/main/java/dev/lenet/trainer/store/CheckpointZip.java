package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code checkpoint.zip}: the network as DL4J's {@code ModelSerializer} has it, {@code run.json}, {@code history.csv} and
 * {@code model.zip} as of the same moment, and {@code SHA256SUMS} with the digest of each, in the format of {@code sha256sum}.
 */
final class CheckpointZip {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointZip.class);

    private static final String SUMS = "SHA256SUMS";
    private static final int MIB = 1 << 20;
    private static final Map<String, Integer> LIMITS = limits();

    private CheckpointZip() {}

    static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>(checkpoint.last().entries());
        entries.put(RunRecord.FILE, utf8(Json.write(checkpoint.record())));
        entries.put(HistoryCsv.FILE, utf8(HistoryCsv.format(checkpoint.history())));
        entries.put(RunFolder.MODEL, checkpoint.best().bytes());
        entries.put(SUMS, utf8(sums(entries)));
        Archive.write(entries, out);
    }

    /** Reads the first of two files, or the second if that is damaged or missing, which then takes its place. */
    static @Nullable Checkpoint readNewest(Path file, Path previous) {
        if (!PlainFiles.isThere(file)) {
            return PlainFiles.isThere(previous) ? readOnly(previous) : null;
        }
        try {
            return read(file);
        } catch (IOException e) {
            if (!PlainFiles.isThere(previous)) {
                throw lost(file, e);
            }
            Checkpoint older = readOnly(previous);
            LOG.warn(
                    "{} is damaged: {}. The checkpoint before it is used: the run goes on after epoch {}.",
                    file,
                    PlainFiles.reason(e),
                    older.history().size());
            // Else the next checkpoint would make the damaged one the previous.
            AtomicFiles.replace(previous, file);
            return older;
        }
    }

    private static Checkpoint readOnly(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw lost(file, e);
        }
    }

    private static StoreException lost(Path file, IOException e) {
        return new StoreException(
                Text.format(
                        "%s is damaged, and there is no whole checkpoint beside it: %s. Restore the file, or train again under another name with --run=NAME.",
                        file, PlainFiles.reason(e)),
                e);
    }

    /** Whether a file is a checkpoint with the content that it was written with, of whatever run. */
    static boolean isWhole(Path file) {
        try {
            return !entries(file).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = Archive.read(file, LIMITS);
        byte[] sums = entry(entries, SUMS);
        entries.remove(SUMS);
        if (!sums(entries).equals(text(sums))) {
            throw new ZipException("its content does not have the SHA-256 that it says");
        }
        return entries;
    }

    private static Checkpoint read(Path file) throws IOException {
        Map<String, byte[]> entries = entries(file);
        try {
            List<EpochMetrics> history = HistoryCsv.parse(
                    file, text(entry(entries, HistoryCsv.FILE)).lines().toList());
            RunRecord record = Json.parse(entry(entries, RunRecord.FILE), RunRecord.class);
            Checkpoint checkpoint = new Checkpoint(
                    record, history, SavedNetwork.in(entries), SavedNetwork.read(entry(entries, RunFolder.MODEL)));
            check(checkpoint);
            return checkpoint;
        } catch (IllegalArgumentException | StoreException e) {
            throw new ZipException(String.valueOf(e.getMessage()));
        }
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) throws ZipException {
        byte[] content = entries.get(name);
        if (content == null) {
            throw new ZipException("it has no entry " + name);
        }
        return content;
    }

    /** Its parts must fit: a digest tells of accidents alone. */
    private static void check(Checkpoint checkpoint) throws IOException {
        int epochs = checkpoint.history().size();
        Integer bestEpoch = checkpoint.record().best().bestEpoch();
        if (!checkpoint.last().hasUpdater()
                || bestEpoch == null
                || epochs == 0
                || epochs > checkpoint.record().spec().recipe().epochs()
                || epochsOf(checkpoint.last()) != epochs
                || epochsOf(checkpoint.best()) != bestEpoch) {
            throw new ZipException("its networks are not of the epochs that its history tells of");
        }
    }

    private static int epochsOf(SavedNetwork saved) throws IOException {
        MultiLayerNetwork network = saved.network();
        try {
            return network.getEpochCount();
        } finally {
            network.close();
        }
    }

    private static String sums(Map<String, byte[]> entries) {
        return entries.entrySet().stream()
                .map(each -> Sha256.of(each.getValue()) + "  " + each.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, Integer> limits() {
        Map<String, Integer> limits = new HashMap<>(SavedNetwork.LIMITS);
        limits.put(RunRecord.FILE, MIB);
        limits.put(HistoryCsv.FILE, 64 * MIB);
        limits.put(RunFolder.MODEL, 16 * MIB);
        limits.put(SUMS, MIB);
        return Map.copyOf(limits);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
