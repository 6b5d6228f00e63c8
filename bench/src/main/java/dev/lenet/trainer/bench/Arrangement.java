package dev.lenet.trainer.bench;

import java.util.List;

/**
 * One way of using the machine's two cores with an engine.
 *
 * @param engine the engine
 * @param threads threads that share one step
 * @param processes processes side by side, each with a network of its own; their speeds are added
 */
record Arrangement(EngineKind engine, int threads, int processes) {

    /** All arrangements. The others are compared with the first. */
    static final List<Arrangement> ALL = List.of(
            new Arrangement(EngineKind.OURS, 2, 1),
            new Arrangement(EngineKind.OURS, 1, 1),
            new Arrangement(EngineKind.STOCK, 1, 1),
            new Arrangement(EngineKind.STOCK, 2, 1),
            new Arrangement(EngineKind.LIBTORCH, 1, 1),
            new Arrangement(EngineKind.LIBTORCH, 2, 1),
            new Arrangement(EngineKind.LIBTORCH, 1, 2),
            new Arrangement(EngineKind.DJL, 1, 1),
            new Arrangement(EngineKind.DJL, 2, 1),
            new Arrangement(EngineKind.DJL, 1, 2));

    /**
     * The arrangement's name for people.
     *
     * @return for example {@code libtorch, 2 processes}
     */
    String title() {
        String how = processes > 1 ? processes + " processes" : threads + (threads > 1 ? " threads" : " thread");
        return engine.title() + ", " + how;
    }
}
