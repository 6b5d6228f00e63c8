package dev.lenet.trainer.report;

import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import java.util.Optional;

/** The choice of the epoch whose model is kept. */
final class BestEpoch {

    private BestEpoch() {}

    /**
     * The epoch with the highest validation accuracy, the first of them on a tie.
     *
     * @param history the epochs of one run
     * @return empty if no epoch has a finite validation accuracy
     */
    static Optional<EpochMetrics> of(List<EpochMetrics> history) {
        return history.stream()
                .filter(epoch -> Double.isFinite(epoch.validationAccuracy()))
                .reduce((best, next) -> next.validationAccuracy() > best.validationAccuracy() ? next : best);
    }
}
