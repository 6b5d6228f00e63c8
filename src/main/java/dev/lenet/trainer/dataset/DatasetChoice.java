package dev.lenet.trainer.dataset;

/** Which data a run asks for; {@code --dataset} on the command line. */
public enum DatasetChoice {
    /** Fashion-MNIST wherever it is found or can be downloaded from, else the sample in the jar, with a warning. */
    AUTO("auto"),
    /** Fashion-MNIST, found or downloaded, or an error. */
    FASHION_MNIST("fashion-mnist"),
    /** The sample of Fashion-MNIST in the jar. */
    SAMPLE("sample");

    private final String id;

    DatasetChoice(String id) {
        this.id = id;
    }

    /**
     * The word on the command line.
     *
     * @return lower case, for example {@code fashion-mnist}
     */
    public String id() {
        return id;
    }
}
