package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StudyRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Ends a study: once all runs have ended, tests the variants chosen by validation accuracy. */
final class StudyCollector {

    private final RunEvaluator evaluator;
    private final StudyRecorder recorder;
    private final StudyListener listener;
    private final BooleanSupplier stopRequested;

    StudyCollector(
            RunEvaluator evaluator, StudyRecorder recorder, StudyListener listener, BooleanSupplier stopRequested) {
        this.evaluator = evaluator;
        this.recorder = recorder;
        this.listener = listener;
        this.stopRequested = stopRequested;
    }

    /**
     * Ends the study. Nothing is tested until all runs have ended: later results may change the choice of variants, and then
     * the test set would have been used for a variant that is not among the chosen.
     *
     * @param lastStep is given {@code study.json} as it will be
     * @return the final {@code study.json}
     */
    StudyRecord collect(TestSelection test, Dataset dataset, int threads, Predicate<StudyRecord> lastStep) {
        if (!stopRequested.getAsBoolean()) {
            recorder.lookAround();
        }
        boolean finished = recorder.open().isEmpty() && test(test, dataset, threads);
        RunStatus how = status(finished);
        boolean drawn = how != RunStatus.STOPPED && lastStep.test(recorder.as(how));
        Makers.warnOfSeveral(recorder.completed());
        return recorder.ended(drawn ? how : RunStatus.STOPPED);
    }

    /** Tests the chosen variants. Returns false if it was stopped. */
    private boolean test(TestSelection selection, Dataset dataset, int threads) {
        if (stopRequested.getAsBoolean()) {
            return false;
        }
        Path study = recorder.cells().study();
        List<String> chosen = StudyFigures.toTest(selection, recorder.figures());
        for (PlannedRun run : recorder.completedOf(chosen)) {
            if (stopRequested.getAsBoolean()) {
                return false;
            }
            if (!recorder.isTested(run)) {
                listener.runTested(run);
                try (RunFolder tested = RunFolder.open(study, run.name())) {
                    recorder.tested(run, evaluator.evaluate(tested, dataset, threads, stopRequested));
                } catch (CancellationException e) {
                    return false;
                }
            }
        }
        recorder.tested(chosen);
        return true;
    }

    /** Returns the study's final status. A stop that comes after everything is done changes nothing. */
    private RunStatus status(boolean finished) {
        if (!recorder.failedRuns().isEmpty() && recorder.open().isEmpty()) {
            return RunStatus.FAILED;
        }
        return finished ? RunStatus.COMPLETED : RunStatus.STOPPED;
    }
}
