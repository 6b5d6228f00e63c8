package dev.lenet.trainer.app;

import java.util.ArrayList;
import java.util.List;

/** A repeated event that runs waiting actions the first time it happens. */
final class FirstTime {

    private volatile boolean happened;
    private final List<Runnable> waiting = new ArrayList<>();

    /** Records the event. From the second time on, this only reads a field. */
    void happens() {
        if (!happened) {
            first();
        }
    }

    private synchronized void first() {
        happened = true;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    /** Runs an action at the first event, or now if it has already happened. */
    synchronized void then(Runnable action) {
        if (happened) {
            action.run();
        } else {
            waiting.add(action);
        }
    }
}
