package dev.lenet.trainer.app;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a study is whose cells are trained by workers, here or on other machines.
 *
 * @param study its name
 * @param cells how many cells are in each state; states of none are there too
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

    /** How a cell stands. */
    public enum State {
        /** Nobody has it; it may have been begun. */
        WAITING,
        /** A worker has it that was not seen to be dead. */
        RUNNING,
        /** A worker has it that gives no sign of life. */
        INTERRUPTED,
        /** It is done. */
        COMPLETED,
        /** It ended with an error. */
        FAILED
    }

    /**
     * A cell that a worker has, as of its last finished epoch.
     *
     * @param cell its place in the study's list, from 0
     * @param run its name
     * @param host the machine; null until its run has begun
     * @param attempt how many times a worker has taken the cell, this one included; null until its run has begun
     * @param epoch the last finished epoch; 0 for none
     * @param epochs all epochs
     * @param imagesPerSecond training images per second in that epoch; null before the first
     * @param validationAccuracy share of the validation split predicted right after that epoch; null before the first
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
