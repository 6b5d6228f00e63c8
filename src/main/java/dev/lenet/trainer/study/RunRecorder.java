package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.PredictionsCsv;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** Keeps a run on disk as it goes on: history, checkpoint, the best model, and a {@code run.json} that is always true. */
final class RunRecorder implements TrainingListener {

    private final RunFolder folder;
    private final Clock clock;
    private final List<EpochMetrics> history = new ArrayList<>();
    private RunRecord record;

    RunRecorder(RunFolder folder, RunRecord started, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        this.record = started;
        folder.write(record);
    }

    @Override
    public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
        history.add(metrics);
        folder.write(RunFolder.CHECKPOINT, network);
        folder.write(history);
        if (best) {
            folder.write(RunFolder.MODEL, network);
            write(record.withBest(metrics));
        }
    }

    void tested(Evaluation test) {
        PredictionsCsv.write(folder.file(PredictionsCsv.FILE), test.predictions());
        write(record.withTest(test, FashionMnist.CLASS_NAMES));
    }

    void ended(RunStatus status, @Nullable String failure) {
        write(record.ended(status, clock.instant(), failure));
    }

    RunRecord record() {
        return record;
    }

    private void write(RunRecord next) {
        folder.write(next);
        record = next;
    }
}
