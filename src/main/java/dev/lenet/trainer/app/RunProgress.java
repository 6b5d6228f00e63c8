package dev.lenet.trainer.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lenet.trainer.run.EpochMetrics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a run. Values that are not known yet are null.
 *
 * @param run its name
 * @param study the study that it belongs to; null for a single run
 * @param variant its model
 * @param epoch the current epoch, from 1
 * @param epochs number of epochs of the whole run
 * @param progress share of the work that is done, 0 to 1
 * @param etaSeconds estimated time until all epochs are done
 * @param imagesPerSecond training speed in the current epoch
 * @param loss mean training cross-entropy per image in the current epoch
 * @param accuracy share of the training predictions in the current epoch that were correct, 0 to 1
 * @param metrics the metrics of the last finished epoch
 * @param updated time of the last step, UTC
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunProgress(
        String run,
        @Nullable String study,
        String variant,
        @Nullable Integer epoch,
        int epochs,
        double progress,
        @Nullable Double etaSeconds,
        @Nullable Double imagesPerSecond,
        @Nullable Double loss,
        @Nullable Double accuracy,
        @Nullable EpochMetrics metrics,
        @Nullable Instant updated) {

    /** Returns the same figures with the progress and remaining time of the whole study. */
    RunProgress within(double wholeProgress, @Nullable Double wholeEta) {
        return new RunProgress(
                run,
                study,
                variant,
                epoch,
                epochs,
                wholeProgress,
                wholeEta,
                imagesPerSecond,
                loss,
                accuracy,
                metrics,
                updated);
    }
}
