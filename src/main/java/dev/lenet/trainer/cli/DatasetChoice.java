package dev.lenet.trainer.cli;

/** Which images to train on. */
public enum DatasetChoice {
    /** Fashion-MNIST where it is found or can be downloaded, else the sample that came with the jar. */
    AUTO,
    /** Fashion-MNIST, or an error. */
    FASHION_MNIST,
    /** The sample that came with the jar. */
    SAMPLE;

    /**
     * The word on the command line and in files.
     *
     * @return lower case with dashes, for example {@code fashion-mnist}
     */
    public String id() {
        return Options.id(this);
    }
}
