package dev.lenet.trainer.study;

import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.Checkpoint;
import dev.lenet.trainer.store.History;
import dev.lenet.trainer.store.PredictionsCsv;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.SavedNetwork;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Clock;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Records a run on disk while it trains: history, checkpoint, best model, and a {@code run.json} that is always up to date. The
 * checkpoint is written first and contains all the others, so that resuming a run that was killed in between restores them.
 */
final class RunRecorder implements TrainingListener {

    private final RunFolder folder;
    private final Clock clock;
    private final Stopwatch session = new Stopwatch();
    private final NetworkDefinition definition;
    private final History history;
    private final double secondsBefore;
    private @Nullable SavedNetwork best;
    private RunRecord record;

    private RunRecorder(RunFolder folder, RunRecord record, History history, @Nullable SavedNetwork best, Clock clock) {
        this.folder = folder;
        this.record = record;
        this.definition = record.network();
        this.history = history;
        this.best = best;
        this.clock = clock;
        this.secondsBefore =
                history.epochs().stream().mapToDouble(EpochMetrics::seconds).sum();
    }

    /** Begins a run, or begins one again that has not finished an epoch. */
    static RunRecorder begin(RunFolder folder, RunRecord started, Clock clock) {
        RunRecorder recorder = new RunRecorder(folder, started, new History(List.of()), null, clock);
        folder.requireSpace(recorder.definition);
        folder.write(started);
        return recorder;
    }

    /** Brings every file up to date with the checkpoint, and continues from it. */
    static RunRecorder goOn(RunFolder folder, RunRecord resumed, Checkpoint checkpoint, Clock clock) {
        folder.write(checkpoint.history().epochs());
        folder.write(checkpoint.best(), resumed);
        folder.write(resumed);
        return new RunRecorder(folder, resumed, checkpoint.history(), checkpoint.best(), clock);
    }

    @Override
    public void epochFinished(
            EpochMetrics metrics, boolean isBest, MultiLayerNetwork network, @Nullable INDArray trained) {
        history.add(metrics);
        RunRecord next = isBest ? record.withBest(metrics) : record;
        SavedNetwork last = SavedNetwork.of(network, definition, trained);
        SavedNetwork bestSoFar = isBest || best == null ? last.withoutTrained() : best;
        folder.write(new Checkpoint(next, history, last, bestSoFar));
        folder.append(history);
        if (isBest) {
            best = bestSoFar;
            folder.write(bestSoFar, next);
            write(next);
        }
    }

    void kept(Evaluation training, Evaluation validation) {
        write(record.withKept(training, validation));
    }

    void tested(Evaluation test) {
        PredictionsCsv.write(folder.file(PredictionsCsv.FILE), test.predictions());
        write(record.withTest(test));
    }

    void ended(RunStatus status, @Nullable Double processorSeconds, @Nullable String failure) {
        write(ending(status, processorSeconds, failure));
    }

    /** Returns the record that {@link #ended} would write now. */
    RunRecord ending(RunStatus status, @Nullable Double processorSeconds, @Nullable String failure) {
        return record.ended(status, clock.instant(), secondsBefore + session.seconds(), processorSeconds, failure);
    }

    /** Writes the final record, which {@link #ending} returned. */
    void ended(RunRecord ending) {
        write(ending);
    }

    RunRecord record() {
        return record;
    }

    private void write(RunRecord next) {
        folder.write(next);
        record = next;
    }
}
