package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.evaluation.tsne.Tsne;
import dev.lenet.trainer.report.FontsMissingException;
import dev.lenet.trainer.report.ReportFiles;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.report.StudyReport;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.TestSetMap;
import dev.lenet.trainer.training.LearnerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Draws what the user looks at after a run: the map of the test set, the pictures and the report. This happens after the result
 * is safely stored, and can be repeated.
 */
@Component
class Drawing {

    private final Execution execution;
    private final WorkListeners listeners;
    private final StopSignal stop;
    private final LearnerFactory learners;

    Drawing(Execution execution, WorkListeners listeners, StopSignal stop, LearnerFactory learners) {
        this.execution = execution;
        this.learners = learners;
        this.listeners = listeners;
        this.stop = stop;
    }

    /** Calls {@link #draw(RunFolder, RunRecord, Dataset)}, then notifies the listeners that the work has ended. */
    RunStatus finish(RunFolder folder, RunRecord record, Dataset dataset) {
        boolean drawn = draw(folder, record, dataset);
        listeners.runEnded(record, folder.path(), drawn);
        return drawn ? record.status() : RunStatus.STOPPED;
    }

    /** Calls {@link #draw(StudyFolder, StudyRecord, Dataset)}, then notifies the listeners that the work has ended. */
    RunStatus finish(StudyFolder folder, StudyRecord record, Dataset dataset) {
        boolean drawn = draw(folder, record, dataset);
        listeners.studyEnded(record, folder.path(), drawn);
        return drawn ? record.status() : RunStatus.STOPPED;
    }

    /**
     * Draws everything of a run, as the last part of the work on it. For a stopped run, its finished epochs are drawn, unless
     * the process is ending.
     *
     * @param folder the folder of a run that has ended
     * @param record the run as the report should show it
     * @param dataset the data that it was trained on
     * @return false if drawing was stopped
     * @throws dev.lenet.trainer.store.StoreException if the folder is full or read-only
     */
    boolean draw(RunFolder folder, RunRecord record, Dataset dataset) {
        BooleanSupplier stopped = record.status() == RunStatus.STOPPED ? stop::isClosing : stop;
        List<Runnable> parts =
                List.of(() -> map(folder, record, dataset, stopped), () -> report(folder, record, dataset));
        return parts.stream().allMatch(part -> StopSignal.completes(part, stopped));
    }

    private void report(RunFolder folder, RunRecord record, Dataset dataset) {
        listeners.drawing(folder.name());
        // A run in a study does not look for other runs of its recipe: the study's own report has them.
        Path alone = execution.modelsDir().equals(folder.path().getParent()) ? execution.modelsDir() : null;
        StudyReport report = StoredReports.ofRun(StoredRun.read(folder.path()).as(record), dataset.test(), alone);
        draw(folder.name(), () -> ReportFiles.write(report, folder, record, dataset));
    }

    private void draw(String name, Runnable files) {
        try {
            files.run();
        } catch (FontsMissingException e) {
            listeners.notDrawn(name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Draws everything for each run of a study, and the study's own report, as the last part of the work on it.
     *
     * @param study the folder of a study that has ended
     * @param record the study as it will be stored
     * @param dataset the data that it was trained on
     * @return false if drawing was stopped; no report is written for only a part of the runs
     * @throws dev.lenet.trainer.store.StoreException if a folder is full or read-only
     */
    boolean draw(StudyFolder study, StudyRecord record, Dataset dataset) {
        List<StoredRun> runs = new ArrayList<>();
        for (String name : record.runs()) {
            if (RunFolder.peek(study.path(), name) != null) {
                try (RunFolder run = RunFolder.open(study.path(), name)) {
                    if (!draw(run, run.readRecord(), dataset)) {
                        return false;
                    }
                }
                runs.add(StoredRun.read(study.path().resolve(name)));
            }
        }
        listeners.drawing(study.name());
        return runs.isEmpty() || StopSignal.completes(() -> report(study, record, runs, dataset), stop);
    }

    private void report(StudyFolder study, StudyRecord record, List<StoredRun> runs, Dataset dataset) {
        List<String> missing = new ArrayList<>(record.runs());
        missing.removeAll(runs.stream().map(StoredRun::name).toList());
        StudyReport report =
                StoredReports.ofStudy(runs, missing, record.command(), dataset.test(), execution.modelsDir());
        draw(study.name(), () -> ReportFiles.write(report, study.path()));
    }

    /** Makes the t-SNE map. If it fails, only the map is missing; the run is not affected. */
    private void map(RunFolder folder, RunRecord record, Dataset dataset, BooleanSupplier stopped) {
        if (execution.tsnePoints() == 0
                || record.test().testAccuracy() == null
                || record.status() == RunStatus.STOPPED) {
            return;
        }
        int points = Math.min(execution.tsnePoints(), dataset.test().size());
        try {
            listeners.mapping(folder.name(), points, 0);
            TestSetMap.make(folder, dataset, points, learners, execution.threads(), new Tsne.Progress() {
                @Override
                public void reached(int iteration, double divergence) {
                    listeners.mapping(folder.name(), points, iteration);
                }

                @Override
                public boolean stopRequested() {
                    return stopped.getAsBoolean();
                }
            });
        } catch (CancellationException e) {
            // The caller checks for a stop anyway before the next part.
        } catch (RuntimeException e) {
            listeners.notDrawn(folder.name(), "The t-SNE map could not be made: " + e.getMessage());
        }
    }
}
