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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * What a person looks at after a run: the map of the test set, the pictures, the report. All of it is made after the result
 * is safely stored, and can be made again.
 */
@Component
class Drawing {

    private final Execution execution;
    private final WorkListeners listeners;
    private final StopSignal stop;

    Drawing(Execution execution, WorkListeners listeners, StopSignal stop) {
        this.execution = execution;
        this.listeners = listeners;
        this.stop = stop;
    }

    /** {@link #draw(RunFolder, RunRecord, Dataset)}, then tells that the work on the run is over, and how. */
    RunStatus finish(RunFolder folder, RunRecord record, Dataset dataset) {
        boolean drawn = draw(folder, record, dataset);
        listeners.runEnded(record, folder.path(), drawn);
        return drawn ? record.status() : RunStatus.STOPPED;
    }

    /** {@link #draw(StudyFolder, StudyRecord, Dataset)}, then tells that the work on the study is over, and how. */
    RunStatus finish(StudyFolder folder, StudyRecord record, Dataset dataset) {
        boolean drawn = draw(folder, record, dataset);
        listeners.studyEnded(record, folder.path(), drawn);
        return drawn ? record.status() : RunStatus.STOPPED;
    }

    /**
     * Makes all of it, which is the last part of work on a run. One that was stopped is drawn as far as it came, unless the
     * process ends.
     *
     * @param folder a run that is over
     * @param record the run as its report shall tell of it
     * @param dataset the data that it was trained on
     * @return false if a stop came on the way
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
        // The report of a run in a study need not look for others of its recipe: the study's own report has them.
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
     * Makes all of it for each run of a study, and the study's own report over them, which is the last part of work on a study.
     *
     * @param study the folder of a study that is over
     * @param record the study as it will be left
     * @param dataset the data that it was trained on
     * @return false if a stop came on the way; there is no report then that has a part of the runs only
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

    /** A failure here costs the picture, not the run. */
    private void map(RunFolder folder, RunRecord record, Dataset dataset, BooleanSupplier stopped) {
        if (execution.tsnePoints() == 0
                || record.test().testAccuracy() == null
                || record.status() == RunStatus.STOPPED) {
            return;
        }
        int points = Math.min(execution.tsnePoints(), dataset.test().size());
        try {
            listeners.mapping(folder.name(), points, 0);
            TestSetMap.make(folder, dataset, points, execution.threads(), new Tsne.Progress() {
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
            // Whoever called looks for a stop anyway before what comes next.
        } catch (RuntimeException e) {
            listeners.notDrawn(folder.name(), "The t-SNE map could not be made: " + e.getMessage());
        }
    }
}
