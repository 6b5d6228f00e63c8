package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.backend.BackendChoice;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where and how fast the work is done. None of it changes a result. {@code --help} prints the descriptions.
 *
 * @param modelsDir Folder that holds the run folders
 * @param threads Threads that train; auto is one per processor
 * @param workers Runs of a study that train at the same time and share the threads; auto is one per thread
 * @param backend Where to compute; auto uses CUDA if the jar includes it and a GPU is usable, else the CPU, and says why
 * @param tsnePoints Test images on the t-SNE map that is drawn after the test; 0 draws none
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

    /** The fewest points that t-SNE needs at its perplexity. */
    static final int FEWEST_POINTS = 91;

    /**
     * Returns the number of threads that train.
     *
     * @return at least 1
     */
    public int threadCount() {
        return threads.equals(AUTO) ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads);
    }

    /**
     * Returns the number of runs of a study that train at the same time.
     *
     * @return at least 1
     */
    public int workerCount() {
        return workers.equals(AUTO) ? threadCount() : Integer.parseInt(workers);
    }
}
