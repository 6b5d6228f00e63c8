package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.zip.ZipException;

/** Checks whether a history can be that of a run. */
final class HistoryCheck {

    private HistoryCheck() {}

    /**
     * Checks a history, and that {@code run.json} has the same best epoch.
     *
     * @return the best epoch's number
     * @throws ZipException if an epoch is missing, there are too many, an epoch has impossible figures, or the best ones differ
     */
    static int best(RunRecord record, List<EpochMetrics> history) throws ZipException {
        int epochs = record.spec().recipe().epochs();
        if (history.isEmpty() || history.size() > epochs) {
            throw new ZipException(Text.format("its history has %d epochs of %d", history.size(), epochs));
        }
        for (int i = 0; i < history.size(); i++) {
            EpochMetrics each = history.get(i);
            if (each.epoch() != i + 1 || !isPossible(each)) {
                throw new ZipException(Text.format("its history has no possible epoch %d", i + 1));
            }
        }
        EpochMetrics best = EpochMetrics.kept(history, record.spec().recipe().keep());
        if (!record.best().isOf(best)) {
            throw new ZipException(Text.format(
                    "the best epoch of its history is %d, but its %s says otherwise", best.epoch(), RunRecord.FILE));
        }
        return best.epoch();
    }

    private static boolean isPossible(EpochMetrics epoch) {
        return isPositive(epoch.learningRate())
                && Double.isFinite(epoch.trainLoss())
                && Double.isFinite(epoch.validationLoss())
                && isShare(epoch.trainAccuracy())
                && isShare(epoch.validationAccuracy())
                && isPositive(epoch.seconds());
    }

    private static boolean isPositive(double value) {
        return value >= 0 && Double.isFinite(value);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
