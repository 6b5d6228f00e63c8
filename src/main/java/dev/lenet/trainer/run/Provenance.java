package dev.lenet.trainer.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The software and hardware that produced a run.
 *
 * @param trainer the trainer's version
 * @param gitCommit the commit it was built from, or {@code unknown}
 * @param dl4j Deeplearning4j's version
 * @param java the JVM's version and vendor
 * @param os operating system, version and architecture
 * @param cpu the processor's name
 * @param cores number of processors that the JVM may use
 * @param backend ND4J's backend, {@code cpu} or {@code cuda}
 * @param device what the backend ran on: the processor, or the GPU with its compute capability and driver; null in runs made
 *     before it was recorded
 * @param kernels which code trained: the trainer's own kernels or DL4J's
 * @param host the machine's name; null in runs made before it was recorded
 * @param attempt for a run of a study, how many times a worker has started it, this time included, from 1; null for other
 *     runs and in runs made before it was recorded
 */
public record Provenance(
        String trainer,
        String gitCommit,
        String dl4j,
        String java,
        String os,
        String cpu,
        int cores,
        String backend,
        @Nullable String device,
        String kernels,
        @Nullable String host,
        @Nullable Integer attempt) {

    private static final String UNKNOWN = "unknown";

    /** Replaces values missing from a file with {@code unknown}: provenance documents a result but does not decide it. */
    public Provenance {
        trainer = Objects.requireNonNullElse(trainer, UNKNOWN);
        gitCommit = Objects.requireNonNullElse(gitCommit, UNKNOWN);
        dl4j = Objects.requireNonNullElse(dl4j, UNKNOWN);
        java = Objects.requireNonNullElse(java, UNKNOWN);
        os = Objects.requireNonNullElse(os, UNKNOWN);
        cpu = Objects.requireNonNullElse(cpu, UNKNOWN);
        backend = Objects.requireNonNullElse(backend, UNKNOWN);
        kernels = Objects.requireNonNullElse(kernels, UNKNOWN);
    }

    /**
     * Returns this provenance with another attempt.
     *
     * @param which from 1; null if attempts are not counted
     * @return a new provenance
     */
    public Provenance atAttempt(@Nullable Integer which) {
        return new Provenance(trainer, gitCommit, dl4j, java, os, cpu, cores, backend, device, kernels, host, which);
    }
}
