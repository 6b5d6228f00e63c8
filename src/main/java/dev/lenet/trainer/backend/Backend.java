package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What computes in this process, decided once before ND4J starts.
 *
 * @param kind which of ND4J's backends
 * @param device what it runs on, for people, for example {@code Tesla T4 (compute capability 7.5, driver 525.85.12)}
 * @param gpu the GPU; null on the CPU
 * @param reason why it was chosen: the end of a sentence, without its full stop; null where there was nothing to choose
 */
public record Backend(
        Kind kind,
        String device,
        @Nullable Gpu gpu,
        @Nullable String reason) {

    /** ND4J's backends. */
    public enum Kind {
        /** The processor; the trainer's own kernels train. */
        CPU("cpu"),
        /** An NVIDIA GPU; DL4J's own code trains. */
        CUDA("cuda");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /**
         * The word in files and on the command line.
         *
         * @return {@code cpu} or {@code cuda}
         */
        public String id() {
            return id;
        }
    }

    /**
     * The processor.
     *
     * @param reason why not a GPU: the end of a sentence, without its full stop; null where there was nothing to choose
     * @return the CPU backend of this machine
     */
    public static Backend cpu(@Nullable String reason) {
        return new Backend(Kind.CPU, Processor.describe(), null, reason);
    }

    static Backend cuda(Gpu gpu, String reason) {
        return new Backend(Kind.CUDA, gpu.describe(), gpu, reason);
    }

    /**
     * Whether the processor computes.
     *
     * @return false on a GPU
     */
    public boolean isCpu() {
        return kind == Kind.CPU;
    }

    /**
     * Tells which backend was chosen and, where there was a choice, why.
     *
     * @return one line, a whole sentence
     */
    public String announcement() {
        String what = Text.format("Computing on the %s, %s", isCpu() ? "CPU" : "GPU with CUDA", device);
        return reason == null ? what + "." : what + ": " + reason + ".";
    }
}
