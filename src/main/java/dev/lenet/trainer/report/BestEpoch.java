package dev.lenet.trainer.report;

import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import java.util.Optional;

/** The choice of the epoch whose model is kept. */
final class BestEpoch {

    private BestEpoch() {}

    /**
     * The kept epoch.
     *
     * @param history the epochs of one run
     * @param keep the run's rule
     * @return empty if no epoch has a finite validation accuracy
     */
    static Optional<EpochMetrics> of(List<EpochMetrics> history, KeptEpoch keep) {
        return history.stream()
                .filter(epoch -> Double.isFinite(epoch.validationAccuracy()))
                .reduce((best, next) ->
                        keep.replaces(next.validationAccuracy(), best.validationAccuracy()) ? next : best);
    }
}
