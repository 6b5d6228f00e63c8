package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.dataset.DatasetLoader;
import dev.lenet.trainer.dataset.DatasetRequest;
import dev.lenet.trainer.dataset.LoadedDataset;
import dev.lenet.trainer.run.DataSpec;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.DataRecord;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings the images into memory and tells which ones they are. */
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
     * Loads what was asked for.
     *
     * @param data names the data set and what is made of its files
     * @throws java.util.concurrent.CancellationException if a stop was requested on the way
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
     * Loads the data of something saved; the user's own images from where they lay then, unless another folder is named.
     *
     * @param spec that of the run, or of any run of the study
     * @param stored what was kept of the data
     * @throws dev.lenet.trainer.dataset.DatasetException if the data is missing or damaged
     */
    Dataset load(RunSpec spec, DataRecord stored) {
        Path named = execution.dataDir();
        String folder = stored.folder();
        DataSpec data = spec.on(stored.description()).data();
        return load(data, named == null && folder != null ? Path.of(folder) : named);
    }
}
