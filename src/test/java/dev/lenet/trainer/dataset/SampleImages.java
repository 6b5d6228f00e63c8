package dev.lenet.trainer.dataset;

/** The sample in the jar. */
public final class SampleImages {

    private SampleImages() {}

    public static Dataset load() {
        DatasetRequest request = new DatasetRequest(DatasetChoice.SAMPLE, null, ImagePreparation.NONE);
        return new DatasetLoader().load(request, LoadListener.NONE).dataset();
    }
}
