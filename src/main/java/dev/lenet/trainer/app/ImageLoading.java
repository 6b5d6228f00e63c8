package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.dataset.DatasetLoader;
import dev.lenet.trainer.dataset.DatasetPlaces;
import dev.lenet.trainer.dataset.LoadedDataset;
import dev.lenet.trainer.store.DataRecord;
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
     * @throws java.util.concurrent.CancellationException if a stop was requested on the way
     * @throws dev.lenet.trainer.dataset.DatasetException if the data is missing or damaged
     */
    Dataset load(DatasetChoice choice) {
        DatasetLoader loader = new DatasetLoader(DatasetPlaces.ofThisMachine());
        LoadedDataset loaded =
                stop.interruptibly(() -> loader.load(choice, execution.dataDir(), listeners::downloading));
        listeners.dataLoaded(loaded);
        return loaded.dataset();
    }

    /**
     * Loads the data of something saved.
     *
     * @throws dev.lenet.trainer.dataset.DatasetException if the data is missing or damaged
     */
    Dataset load(DataRecord data) {
        String name = data.description().name();
        return load(name.equals(DatasetChoice.SAMPLE.id()) ? DatasetChoice.SAMPLE : DatasetChoice.FASHION_MNIST);
    }
}
