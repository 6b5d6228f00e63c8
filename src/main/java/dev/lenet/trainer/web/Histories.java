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
 * Reads the epochs of runs. Only one history is read at a time, and the last ones are cached, so that any number of clients
 * that request long ones take at most one thread's time from the training, and the memory to read one history.
 */
@Component
class Histories {

    /** As many runs as the page compares in one chart. */
    private static final int MOST_KEPT = 8;

    private final Map<Path, Known> known = new LinkedHashMap<>(MOST_KEPT, 0.75f, true);

    private record Known(FileVersion folder, int most, ThinnedHistory history) {}

    /** Returns the epochs of a run; none if they are damaged. */
    synchronized ThinnedHistory of(RunEntry entry, int most) {
        FileVersion now;
        try {
            now = FileVersion.of(entry.folder());
        } catch (IOException e) {
            return ThinnedHistory.NONE; // removed meanwhile
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
            return ThinnedHistory.NONE; // the rest of the run is still worth showing
        }
    }
}
