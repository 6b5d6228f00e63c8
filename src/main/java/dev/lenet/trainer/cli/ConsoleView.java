package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.PredictedImages;
import dev.lenet.trainer.app.WorkListener;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.LoadedDataset;
import dev.lenet.trainer.evaluation.tsne.Tsne;
import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyRecord;
import dev.lenet.trainer.study.StudyListener;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.TrainingListener;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows the progress and the results of work on the console. */
@Component
class ConsoleView implements WorkListener {

    private final Console console;
    private final DownloadProgress downloads;
    private @Nullable TerminalProgress progress;

    ConsoleView(Console console) {
        this.console = console;
        this.downloads = new DownloadProgress(console);
    }

    @Override
    public void downloading(URI file, long bytes, long totalBytes) {
        downloads.downloaded(file, bytes, totalBytes);
    }

    @Override
    public void preparing(String what, int done, int all) {
        if (console.isLive()) {
            console.status(Text.format("%s images: %,d of %,d (%d%%)", what, done, all, 100L * done / all));
        }
    }

    @Override
    public void dataLoaded(LoadedDataset loaded) {
        console.status("");
        String reason = loaded.fallbackReason();
        if (reason != null) {
            console.warn(reason);
            console.warn(
                    "Training on the SAMPLE that comes with the trainer instead. Its results are not comparable with"
                            + " those of the full data set.");
        }
        Dataset dataset = loaded.dataset();
        console.print(Text.format(
                "Data: %s, %,d training and %,d test images (%s)",
                dataset.folder() == null
                        ? dataset.name()
                        : dataset.description().title(),
                dataset.train().size(),
                dataset.test().size(),
                dataset.origin()));
        dataset.findings().notes().forEach(console::print);
    }

    @Override
    public TrainingListener runStarts(String run, RunSpec spec) {
        TerminalProgress begun = new TerminalProgress(console);
        progress = begun;
        return begun;
    }

    @Override
    public void modelBuilt(ModelSummary summary) {
        console.printTable(summary.render());
    }

    @Override
    public void runTrained(String run) {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    @Override
    public StudyListener studyStarts(String study) {
        return new StudyProgress(console);
    }

    @Override
    public void studyPrepared(StudyRecord record, Path folder) {
        int cells = record.runs().size();
        console.out()
                .println(Text.format(
                        "Prepared %s: %s, --cell=0 to --cell=%d, in %s",
                        record.study(), Text.count(cells, "cell"), cells - 1, folder));
    }

    @Override
    public void cellsDone(String study, List<String> runs) {
        console.out()
                .println(
                        runs.size() == 1
                                ? Text.format("%s of the study %s is already completed.", runs.get(0), study)
                                : Text.format("All %d cells of the study %s are completed.", runs.size(), study));
    }

    @Override
    public void studyTrained() {
        console.status("");
    }

    @Override
    public void mapping(String run, int points, int iteration) {
        console.status(
                Text.format("t-SNE of %,d test images: iteration %,d of %,d", points, iteration, Tsne.ITERATIONS));
    }

    @Override
    public void drawing(String name) {
        console.status("drawing the pictures of " + name);
    }

    @Override
    public void notDrawn(String run, String reason) {
        console.status("");
        console.warn(Text.format("%s To try again: --evaluate=%s", reason, run));
    }

    @Override
    public void examplesMissing(String reason) {
        console.warn("The report shows no example images: " + reason);
    }

    @Override
    public void runEnded(RunRecord record, Path folder, boolean drawn) {
        console.status("");
        console.out().print(RunClosing.of(record, folder, drawn));
    }

    @Override
    public void studyEnded(StudyRecord record, Path folder, boolean drawn) {
        console.status("");
        console.out().print(StudyClosing.of(record, folder, drawn, console.width()));
    }

    @Override
    public void compared(Path report) {
        console.out().println("Comparison: " + report);
    }

    @Override
    public void predicted(PredictedImages images) {
        images.unreadable().forEach((file, reason) -> console.warn(Text.format("%s is left out: %s.", file, reason)));
        console.out().print(PredictionTable.of(images, console.width()));
    }

    @Override
    public void queuedWorkFailed(Throwable cause) {
        Failure.tell(cause, console);
    }
}
