package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.text.Word;
import org.jspecify.annotations.Nullable;

/**
 * The backend that computes in this process, chosen once before ND4J starts.
 *
 * @param kind which of ND4J's backends
 * @param device the device for display, for example {@code Tesla T4 (compute capability 7.5, 15360 MiB, driver 525.85.12)}
 * @param gpu the GPU; null on the CPU
 * @param reason why it was chosen: the end of a sentence, without its full stop; null if there was no choice
 */
public record Backend(
        Kind kind,
        String device,
        @Nullable Gpu gpu,
        @Nullable String reason) {

    /** ND4J's backends. */
    public enum Kind implements Word {
        /** The CPU; networks train with the trainer's own kernels. */
        CPU,
        /** An NVIDIA GPU; networks train with DL4J's own code. */
        CUDA;
    }

    /**
     * Returns the CPU backend.
     *
     * @param reason why it was chosen: the end of a sentence, without its full stop; null if there was no choice
     * @return the CPU backend of this machine
     */
    public static Backend cpu(@Nullable String reason) {
        return new Backend(Kind.CPU, Processor.describe(), null, reason);
    }

    static Backend cuda(Gpu gpu, String reason) {
        return new Backend(Kind.CUDA, gpu.describe(), gpu, reason);
    }

    /**
     * Whether the CPU computes.
     *
     * @return false on a GPU
     */
    public boolean isCpu() {
        return kind == Kind.CPU;
    }

    /**
     * Announces which backend was chosen and, if there was a choice, why.
     *
     * @return one whole sentence on one line
     */
    public String announcement() {
        String what = Text.format("Computing on the %s, %s", isCpu() ? "CPU" : "GPU with CUDA", device);
        return reason == null ? what + "." : what + ": " + reason + ".";
    }
}
