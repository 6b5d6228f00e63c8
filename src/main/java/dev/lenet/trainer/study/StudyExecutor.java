package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Executes a study in three steps: it plans the runs, trains them, and collects the results, which includes the test of the
 * variants chosen by validation accuracy. {@link #execute} does all three in this process; {@link #prepare}, {@link #work} and
 * {@link #collect} do one each, and any number of processes can do the second at the same time.
 */
@Component
public class StudyExecutor {

    private final RunExecutor runs;
    private final RunEvaluator evaluator;
    private final Clock clock = Clock.systemUTC();

    /**
     * Creates an executor.
     *
     * @param runs executes single runs
     * @param evaluator tests their models
     */
    public StudyExecutor(RunExecutor runs, RunEvaluator evaluator) {
        this.runs = runs;
        this.evaluator = evaluator;
    }

    /**
     * Executes a study, or continues an unfinished one: completed runs are kept; the others continue from their checkpoints, or
     * start over if they have none. A run that fails does not affect the others; the study then ends FAILED. A study that is
     * stopped ends STOPPED and untested. Each run gives the same bits as it would on its own.
     *
     * @param folder owned by the caller
     * @param spec what to run
     * @param dataset the images, shared by all runs
     * @param workers how the runs share the machine
     * @param listener receives the study's events
     * @param lastStep a step that is needed to complete the study, such as drawing its pictures; {@code study.json} says
     *     RUNNING meanwhile. It is given {@code study.json} as it will be, COMPLETED or FAILED, and returns false if it was
     *     stopped; then the study is stopped too
     * @param stopRequested asked after each step of each run; true ends the study early
     * @return the final state of the study
     * @throws dev.lenet.trainer.run.SettingsException if a setting does not fit the data, or differs from what the study
     *     was begun with, or the study is completed
     * @throws dev.lenet.trainer.store.StoreException if the study's own files cannot be written
     */
    public StudyOutcome execute(
            StudyFolder folder,
            StudySpec spec,
            Dataset dataset,
            Workers workers,
            StudyListener listener,
            Predicate<StudyRecord> lastStep,
            BooleanSupplier stopRequested) {
        StudyRecorder recorder = recorder(folder, spec, dataset);
        recorder.begin(RunStatus.RUNNING);
        try {
            List<PlannedRun> left = recorder.unfinished();
            listener.studyStarted(recorder.cells().planned(), left);
            StudyListener both = new StudyBroadcast(List.of(recorder, listener));
            CellWorkers pool = new CellWorkers(runs, recorder.cells(), left, dataset, both, stopRequested);
            pool.execute(workers);
            StudyRecord record = new StudyCollector(evaluator, recorder, listener, stopRequested)
                    .collect(spec.test(), dataset, workers.threads(), lastStep);
            return new StudyOutcome(record, pool.failures(), recorder.open());
        } catch (RuntimeException | Error e) {
            fail(recorder, e);
            throw e;
        }
    }

    /**
     * Records what a study consists of, without training. For a study that was begun with the same settings, only its own files
     * are updated.
     *
     * @param folder owned by the caller
     * @param spec what to run
     * @param dataset the images, shared by all runs
     * @return {@code study.json}, with status STOPPED; its runs are the cells, which are numbered from 0
     * @throws dev.lenet.trainer.run.SettingsException if a setting does not fit the data, or differs from what the study
     *     was begun with, or the study is completed
     */
    public StudyRecord prepare(StudyFolder folder, StudySpec spec, Dataset dataset) {
        return recorder(folder, spec, dataset).begin(RunStatus.STOPPED);
    }

    /**
     * Trains runs of a prepared study, alongside any number of other processes that do the same. No process owns the study's
     * folder meanwhile, and the study's own files do not change: each run is claimed, and only the run's folder says how it
     * ended.
     *
     * @param study the study's folder
     * @param record its {@code study.json}
     * @param some the runs to train; completed ones and those of others are left alone
     * @param dataset the images, shared by all runs
     * @param workers how the runs share the machine
     * @param listener receives the study's events
     * @param stopRequested asked after each step of each run; true ends the work early
     * @return why runs failed, in the order in which they did; empty if none did
     */
    public List<Throwable> work(
            Path study,
            StudyRecord record,
            List<PlannedRun> some,
            Dataset dataset,
            Workers workers,
            StudyListener listener,
            BooleanSupplier stopRequested) {
        StudyCells cells = new StudyCells(study, PlannedRun.of(record.spec()), record.dataset());
        List<PlannedRun> left = unfinished(study, record, some);
        listener.studyStarted(some, left);
        CellWorkers pool = new CellWorkers(runs, cells, left, dataset, listener, stopRequested);
        pool.execute(workers);
        return pool.failures();
    }

    /**
     * Returns which runs of a prepared study are left.
     *
     * @param study the study's folder
     * @param record its {@code study.json}
     * @param some runs of the study
     * @return those of {@code some} that are not completed
     */
    public List<PlannedRun> unfinished(Path study, StudyRecord record, List<PlannedRun> some) {
        StudyCells cells = new StudyCells(study, PlannedRun.of(record.spec()), record.dataset());
        return some.stream().filter(run -> cells.completed(run) == null).toList();
    }

    /**
     * Ends a study whose runs were trained by {@link #work}: tests the chosen variants if all runs have ended.
     *
     * @param folder owned by the caller
     * @param before its {@code study.json}
     * @param dataset the images, shared by all runs
     * @param threads processors to use, at least 1
     * @param listener receives the study's events
     * @param lastStep as for {@link #execute}
     * @param stopRequested asked after each step; true ends the work early
     * @return the final state of the study; STOPPED if a run has not ended yet
     * @throws dev.lenet.trainer.run.SettingsException if the data is not what the study was begun with, or the study is
     *     completed
     */
    public StudyOutcome collect(
            StudyFolder folder,
            StudyRecord before,
            Dataset dataset,
            int threads,
            StudyListener listener,
            Predicate<StudyRecord> lastStep,
            BooleanSupplier stopRequested) {
        StudyRecorder recorder = recorder(folder, before.spec(), dataset);
        try {
            StudyRecord record = new StudyCollector(evaluator, recorder, listener, stopRequested)
                    .collect(before.spec().test(), dataset, threads, lastStep);
            return new StudyOutcome(record, List.of(), recorder.open());
        } catch (RuntimeException | Error e) {
            fail(recorder, e);
            throw e;
        }
    }

    private StudyRecorder recorder(StudyFolder folder, StudySpec spec, Dataset dataset) {
        check(spec, dataset);
        return new StudyRecorder(folder, spec, dataset, runs.provenance(), clock);
    }

    /**
     * Checks a study against its images. It is enough to check the first run of each variant: the first fold is the largest and
     * leaves the fewest images to train on, and the seed does not change their number.
     *
     * @param spec the study
     * @param dataset the images
     * @throws dev.lenet.trainer.run.SettingsException if a run would fail with them
     */
    public static void check(StudySpec spec, Dataset dataset) {
        Fold first = spec.folds() == 0 ? null : new Fold(1, spec.folds());
        spec.specs().forEach(each -> RunExecutor.check(each.with("fold", first), dataset));
    }

    private static void fail(StudyRecorder recorder, Throwable cause) {
        try {
            recorder.ended(RunStatus.FAILED);
        } catch (StoreException e) {
            // The folder cannot be written. Most likely the cause, which is what the user sees, says so too.
            cause.addSuppressed(e);
        }
    }
}
