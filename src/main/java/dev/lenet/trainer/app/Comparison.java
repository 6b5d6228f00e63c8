package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.DatasetException;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.report.FontsMissingException;
import dev.lenet.trainer.report.ReportFiles;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.report.StoredReports.Source;
import dev.lenet.trainer.report.StudyReport;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.ComparisonFolder;
import dev.lenet.trainer.store.FreeName;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.store.StudyFolder;
import dev.lenet.trainer.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes one report that compares several runs and studies. */
@Component
public class Comparison {

    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private static final int MOST_NAMED = 5;

    private final Execution execution;
    private final ImageLoading images;
    private final WorkListeners listeners;

    Comparison(Execution execution, ImageLoading images, WorkListeners listeners) {
        this.execution = execution;
        this.images = images;
        this.listeners = listeners;
    }

    /**
     * Compares runs and studies.
     *
     * @param names names of runs, studies, and runs of studies in the models folder, in the order of the report; duplicates
     *     count once
     * @param name name of the folder for the report, which replaces an older one; null for a name with the time, and with a
     *     number if that is taken
     * @throws SettingsException if one has no finished epoch
     * @throws dev.lenet.trainer.store.StoreException if one cannot be read, or the report cannot be written
     */
    public void compare(List<String> names, @Nullable String name) {
        List<Source> sources = names.stream().distinct().map(this::source).toList();
        try (ComparisonFolder folder = name == null
                ? ComparisonFolder.createNext(execution.modelsDir(), FreeName.stamped("compare"))
                : ComparisonFolder.open(execution.modelsDir(), name)) {
            StudyReport report = StoredReports.ofSeveral(sources, testImages(sources));
            try {
                ReportFiles.write(report, folder.path());
            } catch (FontsMissingException e) {
                listeners.notDrawn(String.valueOf(folder.path().getFileName()), String.valueOf(e.getMessage()));
            }
            listeners.compared(folder.report());
        }
    }

    /** Returns the runs under a name that have a finished epoch. Warns about runs of a study that have none. */
    private Source source(String name) {
        List<StoredRun> runs = StoredRun.readAll(execution.modelsDir(), name).stream()
                .filter(run -> !run.history().isEmpty())
                .toList();
        List<String> found = runs.stream().map(StoredRun::name).toList();
        List<String> missing = StudyFolder.exists(execution.modelsDir(), name)
                ? StudyFolder.peek(execution.modelsDir(), name).runs().stream()
                        .filter(run -> !found.contains(run))
                        .toList()
                : List.of();
        if (runs.isEmpty()) {
            throw new SettingsException(Text.format(
                    "%s has no finished epoch, and so nothing to compare. Train it first, for example with --resume=%s.",
                    name, name));
        }
        if (!missing.isEmpty()) {
            LOG.warn(
                    "The comparison leaves out {} of the study {} without a finished epoch: {}.",
                    Text.count(missing.size(), "run"),
                    name,
                    Text.some(missing, MOST_NAMED));
        }
        return new Source(name, runs);
    }

    /** Returns those of the first run's data set. The report shows them only for models that were tested on them. */
    private @Nullable ImageSet testImages(List<Source> sources) {
        RunRecord first = sources.get(0).runs().get(0).record();
        try {
            return images.load(first.spec(), first.dataset().data()).test();
        } catch (DatasetException e) {
            listeners.examplesMissing(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
