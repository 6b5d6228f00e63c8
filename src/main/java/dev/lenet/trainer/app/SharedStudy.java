package dev.lenet.trainer.app;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a study whose cells are trained by workers, here or on other machines.
 *
 * @param study its name
 * @param cells number of cells in each state; also contains states without cells
 * @param atWork the cells that are being trained, in the study's order
 */
public record SharedStudy(String study, Map<State, Integer> cells, List<CellAtWork> atWork) {

    /** Keeps its own copies. */
    public SharedStudy {
        EnumMap<State, Integer> all = new EnumMap<>(State.class);
        for (State state : State.values()) {
            all.put(state, cells.getOrDefault(state, 0));
        }
        cells = Collections.unmodifiableMap(all);
        atWork = List.copyOf(atWork);
    }

    /** The state of a cell. */
    public enum State {
        /** No worker has claimed it; it may have been started before. */
        WAITING,
        /** A worker has claimed it and is not known to be dead. */
        RUNNING,
        /** The worker that claimed it no longer gives a sign of life. */
        INTERRUPTED,
        /** It is trained. */
        COMPLETED,
        /** It ended with an error. */
        FAILED
    }

    /**
     * A cell that a worker is training, with the metrics of its last finished epoch.
     *
     * @param cell its place in the study's list, from 0
     * @param run its name
     * @param host the machine's name; null until its run has started
     * @param attempt how many times a worker has started the cell, this time included; null until its run has started
     * @param epoch the last finished epoch; 0 for none
     * @param epochs number of epochs of the whole run
     * @param imagesPerSecond training images per second in that epoch; null before the first
     * @param validationAccuracy share of the validation split predicted correctly after that epoch; null before the first
     */
    public record CellAtWork(
            int cell,
            String run,
            @Nullable String host,
            @Nullable Integer attempt,
            int epoch,
            int epochs,
            @Nullable Double imagesPerSecond,
            @Nullable Double validationAccuracy) {}
}
