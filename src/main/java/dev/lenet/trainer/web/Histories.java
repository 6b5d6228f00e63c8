package dev.lenet.trainer.web;

import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.ThinnedHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The epochs of runs. One history is read at a time, and the last ones are kept, so that any number of clients that ask for long
 * ones cost the memory of one and a thread of the training at most.
 */
@Component
class Histories {

    /** As many lines as a chart draws well, and as many as anyone compares. */
    private static final int MOST_KEPT = 8;

    private final Map<Path, Known> known = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

    private record Known(FileVersion folder, int most, ThinnedHistory history) {}

    /** The epochs of a run; none if they are damaged. */
    synchronized ThinnedHistory of(RunEntry entry, int most) {
        FileVersion now;
        try {
            now = FileVersion.of(entry.folder());
        } catch (IOException e) {
            return ThinnedHistory.NONE; // removed at this very moment
        }
        Known before = known.get(entry.folder());
        if (before != null && before.folder().equals(now) && before.most() == most) {
            return before.history();
        }
        ThinnedHistory history = read(entry, most);
        if (now.isSettled()) {
            known.put(entry.folder(), new Known(now, most, history));
        }
        if (known.size() > MOST_KEPT) {
            known.remove(known.keySet().iterator().next());
        }
        return history;
    }

    private static ThinnedHistory read(RunEntry entry, int most) {
        try {
            return entry.history(most);
        } catch (StoreException e) {
            return ThinnedHistory.NONE; // the rest of the run is worth telling
        }
    }
}
