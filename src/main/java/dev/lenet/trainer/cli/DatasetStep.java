package dev.lenet.trainer.cli;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.dataset.DatasetLoader;
import dev.lenet.trainer.dataset.DatasetPlaces;
import dev.lenet.trainer.dataset.LoadedDataset;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gets the images, and tells the user which ones they are. */
@Component
class DatasetStep {

    private final Console console;

    DatasetStep(Console console) {
        this.console = console;
    }

    Dataset load(DatasetChoice choice, @Nullable Path dataDir) {
        LoadedDataset loaded = new DatasetLoader(DatasetPlaces.ofThisMachine())
                .load(choice, dataDir, new DownloadProgress(console)::downloaded);
        console.status("");
        Dataset dataset = loaded.dataset();
        String reason = loaded.fallbackReason();
        if (reason != null) {
            console.warn(reason);
            console.warn(
                    "Training on the SAMPLE that comes with the trainer instead. Its figures do not compare with those"
                            + " of the full data set.");
        }
        console.out()
                .printf(
                        Locale.ROOT,
                        "Data: %s, %,d training and %,d test images (%s)%n",
                        dataset.name(),
                        dataset.train().size(),
                        dataset.test().size(),
                        dataset.origin());
        return dataset;
    }

    /** How a saved run's data is asked for. */
    static DatasetChoice choice(String datasetName) {
        return datasetName.equals(DatasetChoice.SAMPLE.id()) ? DatasetChoice.SAMPLE : DatasetChoice.FASHION_MNIST;
    }
}
