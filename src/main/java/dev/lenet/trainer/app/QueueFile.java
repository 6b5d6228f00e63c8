package dev.lenet.trainer.app;

import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.OwnedFile;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The queue on disk, owned by one process. */
final class QueueFile implements AutoCloseable {

    static final String NAME = "queue.json";

    private static final String LOCK = ".queue.lock";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // "augment" stands in a spec for people to read, and follows from "augmentation".
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final OwnedFile lock;

    private QueueFile(Path file, OwnedFile lock) {
        this.file = file;
        this.lock = lock;
    }

    /** What the file holds. */
    private record Content(List<QueuedRun> runs) {}

    /**
     * Owns the queue of a models folder.
     *
     * @throws StoreException if the folder cannot be written, or another process serves it
     */
    static QueueFile open(Path modelsDir) {
        try {
            OwnedFile lock = OwnedFile.tryOwn(modelsDir, LOCK);
            if (lock != null) {
                return new QueueFile(modelsDir.resolve(NAME), lock);
            }
        } catch (IOException e) {
            throw new StoreException(
                    Text.format(
                            "the queue in %s cannot be opened: %s. Make the folder writable, or choose another with --models-dir=DIR.",
                            modelsDir, e),
                    e);
        }
        throw new StoreException(Text.format(
                "another trainer serves the queue in %s. End it, or choose another folder with --models-dir=DIR.",
                modelsDir));
    }

    List<QueuedRun> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.copyOf(JSON.readValue(file, Content.class).runs());
        } catch (JacksonException | NullPointerException e) {
            throw new StoreException(
                    Text.format(
                            "%s is damaged: %s. Repair the file, or remove it to begin with an empty queue.",
                            file, e.getMessage()),
                    e);
        }
    }

    void write(List<QueuedRun> runs) {
        AtomicFiles.writeText(file, JSON.writeValueAsString(new Content(runs)) + "\n");
    }

    @Override
    public void close() {
        lock.close();
    }
}
