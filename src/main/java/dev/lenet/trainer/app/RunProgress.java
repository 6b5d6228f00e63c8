package dev.lenet.trainer.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lenet.trainer.run.EpochMetrics;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands. What is not known yet is null.
 *
 * @param run its name
 * @param study the study that it belongs to; null for a single run
 * @param variant its model
 * @param epoch the epoch under way, from 1
 * @param epochs epochs of the whole run
 * @param progress share of the work that is done, 0 to 1
 * @param etaSeconds estimated time until all epochs are done
 * @param imagesPerSecond training speed in the epoch under way
 * @param loss mean cross-entropy an image in the epoch under way
 * @param accuracy share of the training predictions in the epoch under way that were right, 0 to 1
 * @param metrics the last finished epoch
 * @param updated when it did its last step, UTC
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

    /** The same figures as part of a larger whole. */
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
