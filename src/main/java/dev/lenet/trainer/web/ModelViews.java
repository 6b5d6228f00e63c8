package dev.lenet.trainer.web;

import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunState;
import dev.lenet.trainer.web.ModelView.Figures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the entries of the list of models. A run's files are read again only after something in its folder has changed, so that
 * a list of thousands of runs takes only one look at each folder.
 */
@Component
class ModelViews {

    /** The most runs to cache that are not in the list. */
    private static final int OTHERS = 10_000;

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
     * Returns the views of some runs.
     *
     * @param hashing how long to compute unknown digests of models; the first is computed however long it takes, unless this is
     *     zero
     */
    List<ModelView> of(List<RunEntry> entries, Duration hashing) {
        if (known.size() > OTHERS + entries.size()) {
            known.keySet().retainAll(entries.stream().map(RunEntry::folder).collect(Collectors.toSet()));
        }
        List<ModelView> views = new ArrayList<>();
        long left = hashing.toNanos();
        for (RunEntry entry : entries) {
            Contents contents = contents(entry);
            long before = System.nanoTime();
            String sha256 = digest(entry, contents.model(), left > 0);
            left -= System.nanoTime() - before;
            views.add(view(entry, contents, sha256));
        }
        return views;
    }

    private static ModelView view(RunEntry entry, Contents contents, @Nullable String sha256) {
        // A run that is training, or was killed while it was, changes state without a change in its folder.
        boolean alive = contents.state() == RunState.RUNNING || contents.state() == RunState.INTERRUPTED;
        FileVersion model = contents.model();
        return new ModelView(
                entry.run(),
                entry.study(),
                alive ? entry.state() : contents.state(),
                contents.figures(),
                model == null ? null : model.size(),
                sha256,
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
            known.put(entry.folder(), new Known(now, contents));
        }
        return contents;
    }

    private static Contents read(RunEntry entry) {
        RunRecord record = entry.record();
        Set<String> files = entry.files();
        return new Contents(
                entry.state(record),
                record == null ? null : Figures.of(record),
                files.contains(RunFolder.MODEL) ? version(entry.folder().resolve(RunFolder.MODEL)) : null,
                RunFiles.among(files));
    }

    private @Nullable String digest(RunEntry entry, @Nullable FileVersion version, boolean computes) {
        if (version == null) {
            return null;
        }
        Path model = entry.folder().resolve(RunFolder.MODEL);
        String sha256 = digests.known(model, version);
        if (sha256 != null || !computes) {
            return sha256;
        }
        try (OpenFile file = OpenFile.open(model)) {
            return digests.of(file);
        } catch (IOException e) {
            return null; // removed or replaced meanwhile
        }
    }

    private static @Nullable FileVersion version(Path path) {
        try {
            return FileVersion.of(path);
        } catch (IOException e) {
            return null; // removed or replaced meanwhile
        }
    }
}
