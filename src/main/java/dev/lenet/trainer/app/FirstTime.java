package dev.lenet.trainer.app;

import java.util.ArrayList;
import java.util.List;

/** Something that happens again and again, and whose first time matters to others. */
final class FirstTime {

    private volatile boolean happened;
    private final List<Runnable> waiting = new ArrayList<>();

    /** Costs a look at a field from the second time on. */
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

    synchronized void then(Runnable action) {
        if (happened) {
            action.run();
        } else {
            waiting.add(action);
        }
    }
}
