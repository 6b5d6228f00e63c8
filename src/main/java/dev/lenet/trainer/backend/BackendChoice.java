package dev.lenet.trainer.backend;

/** The requested backend; {@code --backend} on the command line. */
public enum BackendChoice {
    /** CUDA if the jar includes it and there is a usable GPU and driver; otherwise the CPU, with the reason. */
    AUTO("auto"),
    /** Always the CPU. */
    CPU("cpu"),
    /** CUDA; an error if it cannot be used. */
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
