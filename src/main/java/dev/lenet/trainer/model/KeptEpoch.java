package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Word;

/** Which epoch's network a run keeps, evaluates and returns. */
public enum KeptEpoch implements Word {
    /** The epoch with the highest validation accuracy; the earliest if several are equal. */
    BEST,
    /** The last epoch. Nothing is selected by the validation images, so their accuracy is not optimistically biased. */
    LAST;

    /**
     * Whether an epoch replaces the one kept so far.
     *
     * @param validationAccuracy the validation accuracy of the new epoch
     * @param before the validation accuracy of the epoch kept so far
     * @return true if the new epoch is kept
     */
    public boolean replaces(double validationAccuracy, double before) {
        return this == LAST || validationAccuracy > before;
    }

    @Override
    public String toString() {
        return id();
    }
}
