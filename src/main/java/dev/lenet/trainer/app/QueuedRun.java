package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.text.Printable;
import java.time.Instant;

/**
 * A run that waits for its turn.
 *
 * @param run the name that it will have
 * @param spec its spec; the data set may still be {@code auto}
 * @param queued when it was queued, UTC
 */
public record QueuedRun(String run, RunSpec spec, Instant queued) {

    /**
     * Checks the parts, because they may come from a file.
     *
     * @throws IllegalArgumentException if a part is missing, the name could lead out of the models folder, or there is no such
     *     data set
     */
    public QueuedRun {
        if (run == null || spec == null || queued == null) {
            throw new IllegalArgumentException("run, spec or queued is missing");
        }
        if (!RunFolder.isName(run)) {
            throw new IllegalArgumentException(Printable.quote(run) + " cannot be the name of a run");
        }
        DatasetChoice.named(spec.data().dataset());
    }
}
