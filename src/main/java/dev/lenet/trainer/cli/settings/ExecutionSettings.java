package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.backend.BackendChoice;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where and how fast the work is done. None of it changes a result. The descriptions are those of the usage.
 *
 * @param modelsDir Folder of the run folders
 * @param threads Threads that train; auto is one per processor
 * @param workers Runs of a study that train at once and share the threads; auto is one per thread
 * @param backend What computes; auto takes CUDA where the jar brings it and a GPU can be used, else the CPU, and says why
 * @param tsnePoints Test images on the map that t-SNE draws after the test; 0 draws none
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record ExecutionSettings(
        @NotNull Path modelsDir,
        @NumberOr(word = AUTO, min = 1, max = 1024) @NotNull String threads,
        @NumberOr(word = AUTO, min = 1, max = 1024) @NotNull String workers,
        @NotNull BackendChoice backend,

        @NumberOr(word = "0", min = FEWEST_POINTS, max = 1_000_000)
        int tsnePoints) {

    private static final String AUTO = "auto";

    /** What t-SNE needs at its perplexity. */
    static final int FEWEST_POINTS = 91;

    /**
     * How many threads train.
     *
     * @return at least 1
     */
    public int threadCount() {
        return threads.equals(AUTO) ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads);
    }

    /**
     * How many runs of a study train at the same time.
     *
     * @return at least 1
     */
    public int workerCount() {
        return workers.equals(AUTO) ? threadCount() : Integer.parseInt(workers);
    }
}
