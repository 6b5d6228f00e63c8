package dev.lenet.trainer.web;

import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunState;
import dev.lenet.trainer.web.ModelView.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Runs as the list of models shows them. A run's files are read again only after something in its folder has changed, so that a
 * list of thousands of runs costs a look at each folder and no more.
 */
@Component
class ModelViews {

    /** Far more runs than a models folder has; beyond, all are read anew. */
    private static final int MOST = 10_000;

    private final Digests digests;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    ModelViews(Digests digests) {
        this.digests = digests;
    }

    private record Known(FileVersion folder, Contents contents) {}

    private record Contents(
            RunState state,
            @Nullable Figures figures,
            @Nullable FileVersion model,
            List<String> files) {}

    /**
     * The views of some runs.
     *
     * @param hashing how long models may be digested whose digest is not known yet
     */
    List<ModelView> of(List<RunEntry> entries, Duration hashing) {
        long deadline = System.nanoTime() + hashing.toNanos();
        return entries.stream().map(entry -> view(entry, deadline)).toList();
    }

    private ModelView view(RunEntry entry, long deadline) {
        Contents contents = contents(entry);
        // A run that works, or was killed while it did, changes state without a change in its folder.
        boolean alive = contents.state() == RunState.RUNNING || contents.state() == RunState.INTERRUPTED;
        FileVersion model = contents.model();
        return new ModelView(
                entry.run(),
                entry.study(),
                alive ? entry.state() : contents.state(),
                contents.figures(),
                model == null ? null : model.size(),
                model == null ? null : digest(entry.folder().resolve(RunFolder.MODEL), model, deadline),
                contents.files());
    }

    private Contents contents(RunEntry entry) {
        FileVersion now = version(entry.folder());
        Known before = known.get(entry.folder());
        if (now == null) {
            return read(entry);
        }
        if (before != null && before.folder().equals(now)) {
            return before.contents();
        }
        Contents contents = read(entry);
        if (now.isSettled()) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(entry.folder(), new Known(now, contents));
        }
        return contents;
    }

    private static Contents read(RunEntry entry) {
        RunRecord record = entry.record();
        Set<String> files = entry.files();
        return new Contents(
                entry.state(),
                record == null ? null : Figures.of(record),
                files.contains(RunFolder.MODEL) ? version(entry.folder().resolve(RunFolder.MODEL)) : null,
                RunFiles.among(files));
    }

    private @Nullable String digest(Path model, FileVersion version, long deadline) {
        String sha256 = digests.known(model, version);
        if (sha256 != null || System.nanoTime() - deadline > 0) {
            return sha256;
        }
        try (OpenFile file = OpenFile.open(model)) {
            return digests.of(file);
        } catch (IOException e) {
            return null; // removed or replaced at this very moment
        }
    }

    private static @Nullable FileVersion version(Path path) {
        try {
            return FileVersion.of(path);
        } catch (IOException e) {
            return null; // removed or replaced at this very moment
        }
    }
}
