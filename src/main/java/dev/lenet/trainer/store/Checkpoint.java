package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * All that resuming a run needs, as it was after a finished epoch.
 *
 * @param record {@code run.json} as of then
 * @param history the finished epochs in order, at least one
 * @param last the network after the last of them
 * @param best the network after the best of them
 */
public record Checkpoint(RunRecord record, List<EpochMetrics> history, SavedNetwork last, SavedNetwork best) {

    /** Keeps its own copy of the history. */
    public Checkpoint {
        history = List.copyOf(history);
    }

    /**
     * A checkpoint of a run under way.
     *
     * @param record the run as it stands
     * @param history the finished epochs in order, at least one
     * @param network the network after the last of them
     * @param best the network after the best of them; null if that is the last
     * @return a checkpoint that no further training changes
     */
    public static Checkpoint of(
            RunRecord record, List<EpochMetrics> history, MultiLayerNetwork network, @Nullable SavedNetwork best) {
        SavedNetwork last = SavedNetwork.of(network);
        return new Checkpoint(record, history, last, best == null ? last : best);
    }
}
