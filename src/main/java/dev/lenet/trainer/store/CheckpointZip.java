package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code checkpoint.zip}: the network in the format of DL4J's {@code ModelSerializer}; {@code run.json}, {@code model.zip} and
 * the latest epochs of {@code history.csv} from the same moment; and {@code SHA256SUMS} with the digest of each entry, in the
 * format of {@code sha256sum}. If there are earlier epochs, {@code earlier-history.sha256} is the digest of the part of
 * {@code history.csv} that holds them.
 */
final class CheckpointZip {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointZip.class);

    private CheckpointZip() {}

    static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
        History history = checkpoint.history();
        Map<String, byte[]> entries = new LinkedHashMap<>(checkpoint.last().entries());
        entries.put(RunRecord.FILE, utf8(Json.write(checkpoint.record())));
        entries.put(HistoryCsv.FILE, utf8(history.latestCsv()));
        if (history.hasEarlier()) {
            entries.put(CheckpointContent.EARLIER, utf8(history.earlierSha256() + "\n"));
        }
        entries.put(RunFolder.MODEL, checkpoint.best().bytes());
        entries.put(CheckpointContent.SUMS, utf8(CheckpointContent.sums(entries)));
        Archive.write(entries, out);
    }

    /**
     * Reads the first of two files. If it is missing, reads the second; if it is damaged, also replaces it by the second.
     *
     * @param folder the {@code run.json} beside them, whose run they must belong to; null if it cannot be read
     */
    static @Nullable Checkpoint readNewest(Path file, Path previous, @Nullable RunRecord folder) {
        if (!PlainFiles.isThere(file)) {
            return PlainFiles.isThere(previous) ? readOnly(previous, folder) : null;
        }
        try {
            return read(file, folder);
        } catch (IOException e) {
            if (!PlainFiles.isThere(previous)) {
                throw lost(file, e);
            }
            Checkpoint older = readOnly(previous, folder);
            LOG.warn(
                    "{} is damaged: {}. Using the checkpoint before it: the run continues after epoch {}.",
                    file,
                    PlainFiles.reason(e),
                    older.history().epochs().size());
            // Otherwise the next checkpoint would keep the damaged one as the previous.
            AtomicFiles.replace(previous, file);
            return older;
        }
    }

    private static Checkpoint readOnly(Path file, @Nullable RunRecord folder) {
        try {
            return read(file, folder);
        } catch (IOException e) {
            throw lost(file, e);
        }
    }

    private static StoreException lost(Path file, IOException e) {
        return new StoreException(
                Text.format(
                        "%s is damaged, and there is no intact checkpoint beside it: %s. Restore the file, or train again under another name with --run=NAME.",
                        file, PlainFiles.reason(e)),
                e);
    }

    /** Returns whether a file is an intact checkpoint, of any run. */
    static boolean isWhole(Path file) {
        try {
            CheckpointContent.read(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Checkpoint read(Path file, @Nullable RunRecord folder) throws IOException {
        CheckpointContent content = CheckpointContent.read(file);
        RunRecord record = content.record();
        // If the two differ, there is no telling which is right.
        if (folder != null
                && !(folder.spec().equals(record.spec()) && folder.dataset().equals(record.dataset()))) {
            throw new ZipException(Text.format("it is of another run than %s beside it", RunRecord.FILE));
        }
        List<EpochMetrics> history = content.history(file);
        int best = HistoryCheck.best(record, history);
        SavedNetwork last = content.last(history.size());
        return new Checkpoint(record, new History(history), last, content.best(best));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
