package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.dataset.DatasetLoader;
import dev.lenet.trainer.dataset.DatasetRequest;
import dev.lenet.trainer.dataset.LoadedDataset;
import dev.lenet.trainer.run.DataSpec;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.StudyRecord;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Loads images into memory and notifies the listeners. */
@Component
class ImageLoading {

    private final Execution execution;
    private final WorkListeners listeners;
    private final StopSignal stop;

    ImageLoading(Execution execution, WorkListeners listeners, StopSignal stop) {
        this.execution = execution;
        this.listeners = listeners;
        this.stop = stop;
    }

    /**
     * Loads the images of a new run or study.
     *
     * @param data names the data set and how its files are prepared
     * @return the images
     * @throws java.util.concurrent.CancellationException if a stop was requested meanwhile
     * @throws dev.lenet.trainer.dataset.DatasetException if the data is missing or damaged
     */
    Dataset load(DataSpec data) {
        return load(data, execution.dataDir());
    }

    private Dataset load(DataSpec data, @Nullable Path folder) {
        DatasetRequest request = new DatasetRequest(DatasetChoice.named(data.dataset()), folder, data.images());
        LoadedDataset loaded = stop.interruptibly(() -> new DatasetLoader().load(request, listeners));
        listeners.dataLoaded(loaded);
        return loaded.dataset();
    }

    /**
     * Loads the images of a saved run or study. The user's own images are loaded from their folder at that time, unless another
     * one is given.
     *
     * @param spec the spec of the run, or of any run of the study
     * @param stored the stored description of the data
     * @return the images
     * @throws dev.lenet.trainer.dataset.DatasetException if the data is missing or damaged
     */
    Dataset load(RunSpec spec, DataRecord stored) {
        Path named = execution.dataDir();
        String folder = stored.folder();
        DataSpec data = spec.on(stored.description()).data();
        return load(data, named == null && folder != null ? Path.of(folder) : named);
    }

    /**
     * Loads the images of a saved study.
     *
     * @param name the study's name
     * @param study its record
     * @return the images
     * @throws dev.lenet.trainer.dataset.DatasetException if the data is missing or damaged
     * @throws dev.lenet.trainer.run.SettingsException if the data is not what the study began with
     */
    Dataset load(String name, StudyRecord study) {
        Dataset dataset = load(study.spec().specs().get(0), study.dataset());
        study.dataset().requireIn("the study " + name, dataset);
        return dataset;
    }
}
