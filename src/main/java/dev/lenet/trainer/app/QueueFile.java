package dev.lenet.trainer.app;

import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.Json;
import dev.lenet.trainer.store.OwnedFile;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The queue on disk, owned by one process. Unusable entries are reported and skipped; they stay in the file, separate from the
 * others, so that the user can repair them.
 */
final class QueueFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueFile.class);

    private static final String LOCK = ".queue.lock";
    private static final String RUNS = "runs";
    private static final String DAMAGED = "damaged";

    private final Path file;
    private final OwnedFile lock;
    private final List<JsonNode> damaged = new ArrayList<>();

    private QueueFile(Path file, OwnedFile lock) {
        this.file = file;
        this.lock = lock;
    }

    /** The content of the file. */
    private record Content(List<QueuedRun> runs, @Nullable List<JsonNode> damaged) {}

    /**
     * Takes ownership of the queue of a models folder.
     *
     * @throws StoreException if the folder cannot be written, or another process serves it
     */
    static QueueFile open(Path modelsDir) {
        try {
            OwnedFile lock = OwnedFile.tryOwn(modelsDir, LOCK);
            if (lock != null) {
                return new QueueFile(modelsDir.resolve(RunFolder.QUEUE), lock);
            }
        } catch (IOException e) {
            throw new StoreException(
                    Text.format(
                            "the queue in %s cannot be opened: %s. Make the folder writable, or choose another with --models-dir=DIR.",
                            modelsDir, e.getMessage()),
                    e);
        }
        throw new StoreException(Text.format(
                "another trainer serves the queue in %s. End it, or choose another folder with --models-dir=DIR.",
                modelsDir));
    }

    /**
     * Reads the queue.
     *
     * @throws StoreException if the file exists but is not a list of runs
     */
    List<QueuedRun> read() {
        JsonNode content = Json.readTreeIfThere(file, this::unusable);
        damaged.clear();
        if (content == null) {
            return List.of();
        }
        if (!content.path(RUNS).isArray()) {
            throw unusable("it has no list of runs", null);
        }
        content.path(DAMAGED).forEach(damaged::add);
        List<QueuedRun> runs = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode entry : content.path(RUNS)) {
            try {
                QueuedRun run = Json.convert(entry, QueuedRun.class);
                if (runs.size() >= JobQueue.MOST) {
                    throw new IllegalArgumentException("there are more than " + JobQueue.MOST);
                }
                if (!names.add(run.run())) {
                    throw new IllegalArgumentException("another run has its name");
                }
                runs.add(run);
            } catch (IllegalArgumentException e) {
                LOG.warn(
                        "Run {} of {} is not trained, and is kept there under \"{}\": {}.",
                        runs.size() + damaged.size() + 1,
                        file,
                        DAMAGED,
                        e.getMessage());
                damaged.add(entry);
            }
        }
        return List.copyOf(runs);
    }

    private StoreException unusable(String what, @Nullable Exception cause) {
        return new StoreException(
                Text.format(
                        "%s is damaged: %s. Repair the file, or remove it to begin with an empty queue.", file, what),
                cause);
    }

    void write(List<QueuedRun> runs) {
        AtomicFiles.writeText(file, Json.write(new Content(runs, damaged.isEmpty() ? null : damaged)));
    }

    @Override
    public void close() {
        lock.close();
    }
}
