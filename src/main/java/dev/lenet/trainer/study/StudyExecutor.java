package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Executes a study: all its runs, several at once, then the test of the variants chosen by validation accuracy. */
@Component
public class StudyExecutor {

    private final RunExecutor runs;
    private final RunEvaluator evaluator;
    private final Clock clock = Clock.systemUTC();

    /**
     * Makes an executor.
     *
     * @param runs executes single runs
     * @param evaluator tests their models
     */
    public StudyExecutor(RunExecutor runs, RunEvaluator evaluator) {
        this.runs = runs;
        this.evaluator = evaluator;
    }

    /**
     * Executes a study, or continues one that did not come to its end: completed runs are kept, all others start anew. A run
     * that fails does not touch the others; the study then ends FAILED. One that is stopped ends STOPPED and untested. Each
     * run gives the same bits as on its own.
     *
     * @param folder owned by the caller
     * @param spec what to run
     * @param dataset the images, shared by all runs
     * @param workers how the machine is shared
     * @param command the command line that repeats the study, for {@code study.json}
     * @param listener hears of the study
     * @param stopRequested asked after each step of each run; true ends the study early
     * @return how the study was left
     * @throws dev.lenet.trainer.run.SettingsException if a setting does not fit the data, or differs from what the study
     *     was begun with, or the study is completed
     * @throws dev.lenet.trainer.store.StoreException if the study's own files cannot be written
     */
    public StudyOutcome execute(
            StudyFolder folder,
            StudySpec spec,
            Dataset dataset,
            Workers workers,
            String command,
            StudyListener listener,
            BooleanSupplier stopRequested) {
        return execute(folder, spec, dataset, workers, command, listener, ended -> true, stopRequested);
    }

    /**
     * {@link #execute(StudyFolder, StudySpec, Dataset, Workers, String, StudyListener, BooleanSupplier)} with a last step,
     * without which the study is not completed, such as drawing its pictures. While it is done, {@code study.json} says RUNNING.
     *
     * @param lastStep hears of {@code study.json} as it will be, COMPLETED or FAILED; false if it was stopped, and so is the
     *     study then
     */
    public StudyOutcome execute(
            StudyFolder folder,
            StudySpec spec,
            Dataset dataset,
            Workers workers,
            String command,
            StudyListener listener,
            Predicate<StudyRecord> lastStep,
            BooleanSupplier stopRequested) {
        check(spec, dataset);
        StudyRecorder recorder = new StudyRecorder(folder, spec, dataset, runs.provenance(), command, clock);
        recorder.begin();
        listener.studyStarted(recorder.planned(), recorder.unfinished());
        try {
            RunPool pool = new RunPool(runs, recorder, folder, dataset, listener, stopRequested);
            pool.execute(workers);
            boolean finished = test(folder, spec, dataset, workers.threads(), recorder, listener, stopRequested);
            RunStatus how = status(recorder, finished);
            boolean drawn = how != RunStatus.STOPPED && lastStep.test(recorder.as(how));
            return new StudyOutcome(recorder.ended(drawn ? how : RunStatus.STOPPED), pool.failures());
        } catch (RuntimeException | Error e) {
            fail(recorder, e);
            throw e;
        }
    }

    /**
     * Checks what of a study depends on its images. The first fold is the largest and leaves the fewest images to train on,
     * and seeds change no number, so the first run of each variant stands for all.
     *
     * @param spec the study
     * @param dataset the images
     * @throws dev.lenet.trainer.run.SettingsException if a run would fail with them
     */
    public static void check(StudySpec spec, Dataset dataset) {
        Fold first = spec.folds() == 0 ? null : new Fold(1, spec.folds());
        spec.specs().forEach(each -> RunExecutor.check(each.with("fold", first), dataset));
    }

    /** Returns whether it came to its end. */
    private boolean test(
            StudyFolder folder,
            StudySpec spec,
            Dataset dataset,
            int threads,
            StudyRecorder recorder,
            StudyListener listener,
            BooleanSupplier stopRequested) {
        if (stopRequested.getAsBoolean()) {
            return false;
        }
        List<String> chosen = StudyFigures.toTest(spec.test(), recorder.figures());
        for (PlannedRun run : recorder.completedOf(chosen)) {
            if (stopRequested.getAsBoolean()) {
                return false;
            }
            if (!recorder.isTested(run)) {
                listener.runTested(run);
                try (RunFolder tested = RunFolder.open(folder.path(), run.name())) {
                    recorder.completed(run, evaluator.evaluate(tested, dataset, threads, stopRequested));
                } catch (CancellationException e) {
                    return false;
                }
            }
        }
        recorder.tested(chosen);
        return true;
    }

    /** A stop that came after all was done changes nothing. */
    private static RunStatus status(StudyRecorder recorder, boolean finished) {
        if (recorder.hasFailures()) {
            return RunStatus.FAILED;
        }
        return finished ? RunStatus.COMPLETED : RunStatus.STOPPED;
    }

    private static void fail(StudyRecorder recorder, Throwable cause) {
        try {
            recorder.ended(RunStatus.FAILED);
        } catch (StoreException e) {
            // The folder cannot be written: the cause, which is what the user gets to see, most likely says so itself.
            cause.addSuppressed(e);
        }
    }
}
