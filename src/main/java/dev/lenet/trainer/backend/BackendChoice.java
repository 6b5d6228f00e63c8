package dev.lenet.trainer.backend;

/** What a run asks to be computed on; {@code --backend} on the command line. */
public enum BackendChoice {
    /** CUDA where the jar brings it and a GPU and driver can be used, else the CPU, with the reason. */
    AUTO("auto"),
    /** The CPU, whatever else there is. */
    CPU("cpu"),
    /** CUDA or an error. */
    CUDA("cuda");

    private final String id;

    BackendChoice(String id) {
        this.id = id;
    }

    /**
     * The word on the command line.
     *
     * @return lower case, for example {@code auto}
     */
    public String id() {
        return id;
    }
}
