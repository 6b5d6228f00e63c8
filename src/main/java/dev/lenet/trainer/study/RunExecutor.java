package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.Split;
import dev.lenet.trainer.dataset.StratifiedFolds;
import dev.lenet.trainer.dataset.StratifiedSplit;
import dev.lenet.trainer.dataset.images.Background;
import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.AtomicFiles;
import dev.lenet.trainer.store.Checkpoint;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import dev.lenet.trainer.store.SavedRun;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.LearnerFactory;
import dev.lenet.trainer.training.ResumePoint;
import dev.lenet.trainer.training.RunResult;
import dev.lenet.trainer.training.TrainingData;
import dev.lenet.trainer.training.TrainingListener;
import dev.lenet.trainer.training.TrainingService;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Executes one run in its folder: trains, records and, if requested, evaluates the best model on the test set once. */
@Component
public class RunExecutor {

    private final TrainingService training;
    private final LearnerFactory learners;
    private final ProvenanceSource provenance;
    private final Clock clock = Clock.systemUTC();
    private final ProcessorTime processorTime = new ProcessorTime();

    /**
     * Creates an executor.
     *
     * @param training trains the networks
     * @param learners describes the code that trains a network
     * @param provenance determines with what a run is made
     */
    public RunExecutor(TrainingService training, LearnerFactory learners, ProvenanceSource provenance) {
        this.training = training;
        this.learners = learners;
        this.provenance = provenance;
    }

    /**
     * Trains in a new folder. A run that is stopped during training ends STOPPED without touching the test set; one that throws
     * ends FAILED and the exception is passed to the caller. In both cases everything finished before is kept.
     *
     * @param folder owned by the caller and empty
     * @param spec everything that determines the run, except the data
     * @param dataset the images
     * @param threads processors to use, at least 1
     * @param ending what follows the last epoch
     * @param listener receives the events of the run
     * @param stopRequested asked after each step and while an evaluation runs; true ends the run early
     * @return {@code run.json} as it was left
     */
    public RunRecord execute(
            RunFolder folder,
            RunSpec spec,
            Dataset dataset,
            int threads,
            RunEnding ending,
            TrainingListener listener,
            BooleanSupplier stopRequested) {
        TrainingData data = data(spec, dataset);
        ModelSummary summary = ModelSummary.of(spec.variant().architecture());
        RunRecorder recorder = RunRecorder.begin(folder, record(folder, spec, dataset, data, summary), clock);
        AtomicFiles.writeText(folder.file("summary.txt"), summary.render());
        return train(recorder, data, null, dataset, threads, ending, listener, stopRequested);
    }

    /**
     * Continues an unfinished run after the last epoch on disk; an interrupted epoch is trained again. Except for times, the
     * results are bit-identical to those of an uninterrupted run. Files that are older than the checkpoint are first brought up
     * to date with it.
     *
     * @param folder owned by the caller
     * @param saved the saved state of the run in that folder
     * @param dataset the data that the run was begun with
     * @param threads processors to use, at least 1
     * @param ending what follows the last epoch
     * @param listener receives the events of the rest of the run
     * @param stopRequested asked after each step and while an evaluation runs; true ends the run early
     * @return {@code run.json} as it was left
     * @throws SettingsException if the data is not what the run was begun with
     */
    public RunRecord resume(
            RunFolder folder,
            SavedRun saved,
            Dataset dataset,
            int threads,
            RunEnding ending,
            TrainingListener listener,
            BooleanSupplier stopRequested) {
        RunRecord before = saved.record();
        TrainingData data = RunEvaluator.data(folder, before, dataset);
        Provenance now = provenance(folder, before.spec());
        Makers.warnOfChange(folder.name(), before.provenance(), now);
        RunSpec spec = before.spec();
        AtomicFiles.writeText(
                folder.file("summary.txt"),
                ModelSummary.of(spec.variant().architecture()).render());
        Checkpoint checkpoint = saved.checkpoint();
        RunRecord resumed = before.resumed(now);
        RunRecorder recorder = checkpoint == null
                ? RunRecorder.begin(folder, resumed, clock)
                : RunRecorder.goOn(folder, resumed, checkpoint, clock);
        return train(recorder, data, checkpoint, dataset, threads, ending, listener, stopRequested);
    }

    private RunRecord train(
            RunRecorder recorder,
            TrainingData data,
            @Nullable Checkpoint checkpoint,
            Dataset dataset,
            int threads,
            RunEnding ending,
            TrainingListener listener,
            BooleanSupplier stopRequested) {
        TrainingListener both = new Broadcast(List.of(recorder, listener));
        RunSpec spec = recorder.record().spec();
        ProcessorTime.Share processors = processorTime.begin();
        try (ResumePoint from = checkpoint == null ? null : resumePoint(checkpoint);
                RunResult result = training.train(spec, data, threads, from, both, stopRequested)) {
            if (!result.stopped()) {
                listener.evaluationStarted();
            }
            boolean finished = !result.stopped()
                    && measured(recorder, data, result.network(), stopRequested)
                    && (!ending.tests() || tested(recorder, result.network(), dataset, stopRequested));
            Double worked = checkpoint == null ? processors.end() : null;
            RunRecord completed = recorder.ending(RunStatus.COMPLETED, worked, null);
            if (finished && ending.lastStep().test(completed)) {
                recorder.ended(completed);
            } else {
                recorder.ended(RunStatus.STOPPED, worked, null);
            }
            return recorder.record();
        } catch (RuntimeException | Error e) {
            fail(recorder, e);
            throw e;
        } finally {
            processors.end();
        }
    }

    /** Measures the kept model's figures. Returns false if it was stopped. */
    private static boolean measured(
            RunRecorder recorder, TrainingData data, MultiLayerNetwork best, BooleanSupplier stopRequested) {
        try {
            recorder.kept(data.evaluateTraining(best, stopRequested), data.validate(best, stopRequested));
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    /** Tests the kept model. Returns false if it was stopped. */
    private static boolean tested(
            RunRecorder recorder, MultiLayerNetwork best, Dataset dataset, BooleanSupplier stopRequested) {
        try {
            recorder.tested(TrainingData.evaluate(best, dataset.test(), stopRequested));
            return true;
        } catch (CancellationException e) {
            return false;
        }
    }

    private static ResumePoint resumePoint(Checkpoint checkpoint) {
        return new ResumePoint(
                checkpoint.history().epochs(),
                checkpoint.last().restore(),
                checkpoint.best().restore(),
                checkpoint.last().trained());
    }

    /**
     * Returns with what runs are made.
     *
     * @return versions, machine, backend and kernels as they are now
     */
    public Provenance provenance() {
        return provenance.get(learners.describe());
    }

    /**
     * Checks a spec against its images, before anything is written.
     *
     * @param spec everything that determines the run, except the data
     * @param dataset the images
     * @throws SettingsException if the images cannot be divided as the spec says, or the spec does not fit their number
     */
    public static void check(RunSpec spec, Dataset dataset) {
        TrainingService.check(spec, data(spec, dataset).training().length);
    }

    private Provenance provenance(RunFolder folder, RunSpec spec) {
        return provenance.get(learners.describe(spec.variant().architecture())).atAttempt(folder.attempt());
    }

    private RunRecord record(RunFolder folder, RunSpec spec, Dataset dataset, TrainingData data, ModelSummary summary) {
        DatasetRecord images = new DatasetRecord(
                DataRecord.of(dataset),
                data.training().length,
                data.validation().length,
                dataset.test().size(),
                Background.level(dataset.train()));
        ModelRecord model = new ModelRecord(
                spec.variant().model(),
                summary.parameters(),
                summary.trainableParameters(),
                summary.rows().size(),
                summary.totalMib());
        return RunRecord.started(folder.name(), spec, images, provenance(folder, spec), model, clock.instant());
    }

    private static void fail(RunRecorder recorder, Throwable cause) {
        try {
            recorder.ended(RunStatus.FAILED, null, cause.getMessage() == null ? cause.toString() : cause.getMessage());
        } catch (StoreException e) {
            // The folder cannot be written. Most likely the cause, which is what the user sees, says so too.
            cause.addSuppressed(e);
        }
    }

    /**
     * Divides the images of a run.
     *
     * @param spec determines which images are trained on and which are used to choose the best epoch
     * @param dataset the images
     * @return always the same for the same arguments
     * @throws SettingsException if the images cannot be divided as the spec says
     */
    public static TrainingData data(RunSpec spec, Dataset dataset) {
        int[] labels = dataset.train().labels();
        Split split = split(spec, labels);
        Integer limit = spec.data().limit();
        int[] training = limit == null
                ? split.training()
                : StratifiedSplit.subset(labels, split.training(), limit, spec.splitSeed());
        return new TrainingData(dataset.train(), training, split.validation());
    }

    private static Split split(RunSpec spec, int[] labels) {
        Fold fold = spec.fold();
        try {
            return fold == null
                    ? StratifiedSplit.holdOut(labels, spec.data().validationFraction(), spec.splitSeed())
                    : StratifiedFolds.of(labels, fold.count(), spec.splitSeed()).get(fold.index() - 1);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(Text.format(
                    "the images cannot be divided as requested: %s. Change %s.",
                    e.getMessage(), fold == null ? "validation-fraction" : "folds"));
        }
    }
}
