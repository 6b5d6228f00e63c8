package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Word;

/** The requested backend; {@code --backend} on the command line. */
public enum BackendChoice implements Word {
    /** CUDA if the jar includes it and there is a usable GPU and driver; otherwise the CPU, with the reason. */
    AUTO,
    /** Always the CPU. */
    CPU,
    /** CUDA; an error if it cannot be used. */
    CUDA;
}
