package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.DatasetException;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.report.HtmlReport;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.report.StoredReports.Source;
import dev.lenet.trainer.store.ComparisonFolder;
import dev.lenet.trainer.store.StoredRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes one report over several runs and studies. */
@Component
class CompareCommand {

    private final TrainerSettings settings;
    private final Console console;
    private final DatasetStep datasets;

    CompareCommand(TrainerSettings settings, Console console, DatasetStep datasets) {
        this.settings = settings;
        this.console = console;
        this.datasets = datasets;
    }

    /**
     * Compares.
     *
     * @param names of runs, studies, and runs of studies in the models folder, in the order of the report; repeated ones count once
     * @param folderName the folder to write the report to
     * @throws dev.lenet.trainer.store.StoreException if one cannot be read, or the report not be written
     */
    void compare(List<String> names, String folderName) {
        List<Source> sources = names.stream()
                .distinct()
                .map(name -> new Source(name, StoredRun.readAll(settings.modelsDir(), name)))
                .toList();
        try (ComparisonFolder folder = ComparisonFolder.open(settings.modelsDir(), folderName)) {
            HtmlReport.write(StoredReports.ofSeveral(sources, testImages(sources)), folder.report());
            console.out().printf("Comparison: %s%n", folder.report());
        }
    }

    /** Of the first run's data set; the report shows them for those models only that were tested on them. */
    private @Nullable ImageSet testImages(List<Source> sources) {
        String name = sources.get(0).runs().get(0).record().dataset().name();
        try {
            return datasets.load(DatasetStep.choice(name), settings.dataDir()).test();
        } catch (DatasetException e) {
            console.warn("The report shows no example images: " + e.getMessage());
            return null;
        }
    }
}
