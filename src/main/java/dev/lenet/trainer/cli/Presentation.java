package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.evaluation.tsne.Tsne;
import dev.lenet.trainer.job.StopSignal;
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
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/**
 * What a person looks at after a run: the map of the test set, the pictures, the report. All of it is made after the result
 * is safely stored, and can be made again with {@code --evaluate}.
 */
@Component
class Presentation {

    private final TrainerSettings settings;
    private final Console console;
    private final StopSignal stop;

    Presentation(TrainerSettings settings, Console console, StopSignal stop) {
        this.settings = settings;
        this.console = console;
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
        if (settings.tsnePoints() > 0 && tested) {
            map(folder, dataset);
        }
        try {
            RunPictures.draw(folder);
            RunPictures.drawAugmentation(folder, dataset);
        } catch (FontsMissingException e) {
            console.warn(e.getMessage() + " Then: --evaluate=" + folder.name());
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
                console.status("drawing the pictures of " + name);
                try (RunFolder run = RunFolder.open(study.path(), name)) {
                    present(run, dataset);
                }
                runs.add(StoredRun.read(study.path().resolve(name)));
            }
        }
        console.status("");
        if (!runs.isEmpty()) {
            HtmlReport.write(StoredReports.ofStudy(runs, record.command(), dataset.test()), study.report());
        }
    }

    /** A failure here costs the picture, not the run. */
    private void map(RunFolder folder, Dataset dataset) {
        int points = Math.min(settings.tsnePoints(), dataset.test().size());
        try {
            status(points, 0);
            TestSetMap.make(folder, dataset, points, settings.threads(), (iteration, divergence) -> {
                if (stop.getAsBoolean()) {
                    throw new CancellationException("stopped");
                }
                status(points, iteration);
            });
        } catch (CancellationException e) {
            console.warn("Stopped before the t-SNE map was done. To make it: --evaluate=" + folder.name());
        } catch (RuntimeException e) {
            console.warn(Text.format(
                    "The t-SNE map could not be made: %s To try again: --evaluate=%s", e.getMessage(), folder.name()));
        } finally {
            console.status("");
        }
    }

    private void status(int points, int iteration) {
        console.status(
                Text.format("t-SNE of %,d test images: iteration %,d of %,d", points, iteration, Tsne.ITERATIONS));
    }
}
