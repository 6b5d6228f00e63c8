package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.report.FontsMissingException;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.report.RunPictures;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.report.StudyReport;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.TestSetMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
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

    /**
     * Makes all of it.
     *
     * @param folder a run that is over
     * @param dataset the data that it was trained on
     * @throws dev.lenet.trainer.store.StoreException if the folder is full or read-only
     */
    void present(RunFolder folder, Dataset dataset) {
        boolean tested = folder.readRecord().test().testAccuracy() != null;
        if (execution.tsnePoints() > 0 && tested) {
            map(folder, dataset);
        }
        listeners.drawing(folder.name());
        try {
            RunPictures.draw(folder);
            RunPictures.drawAugmentation(folder, dataset);
        } catch (FontsMissingException e) {
            listeners.notDrawn(folder.name(), String.valueOf(e.getMessage()));
        }
        StudyReport report = StoredReports.ofRun(StoredRun.read(folder.path()), dataset.test());
        HtmlReport.write(report, folder.file(HtmlReport.FILE));
    }

    /**
     * Makes all of it for each run of a study, and the study's own report over them.
     *
     * @param study the folder of a study that is over
     * @param record the study
     * @param dataset the data that it was trained on
     * @throws dev.lenet.trainer.store.StoreException if a folder is full or read-only
     */
    void present(StudyFolder study, StudyRecord record, Dataset dataset) {
        List<StoredRun> runs = new ArrayList<>();
        for (String name : record.runs()) {
            if (RunFolder.peek(study.path(), name) != null && !stop.getAsBoolean()) {
                try (RunFolder run = RunFolder.open(study.path(), name)) {
                    present(run, dataset);
                }
                runs.add(StoredRun.read(study.path().resolve(name)));
            }
        }
        listeners.drawing(study.name());
        if (!runs.isEmpty()) {
            HtmlReport.write(StoredReports.ofStudy(runs, record.command(), dataset.test()), study.report());
        }
    }

    /** A failure here costs the picture, not the run. */
    private void map(RunFolder folder, Dataset dataset) {
        int points = Math.min(execution.tsnePoints(), dataset.test().size());
        try {
            listeners.mapping(folder.name(), points, 0);
            TestSetMap.make(folder, dataset, points, execution.threads(), (iteration, divergence) -> {
                if (stop.getAsBoolean()) {
                    throw new CancellationException("stopped");
                }
                listeners.mapping(folder.name(), points, iteration);
            });
        } catch (CancellationException e) {
            listeners.notDrawn(folder.name(), "Stopped before the t-SNE map was done.");
        } catch (RuntimeException e) {
            listeners.notDrawn(folder.name(), "The t-SNE map could not be made: " + e.getMessage());
        }
    }
}
