package dev.lenet.trainer.run;

import dev.lenet.trainer.text.Word;

/** Which variants of a study are evaluated on the test set after all runs have ended. */
public enum TestSelection implements Word {
    /** The two with the best mean validation accuracy, so that no choice depends on the test set. */
    TOP2,
    /** Every variant. */
    ALL;
}
