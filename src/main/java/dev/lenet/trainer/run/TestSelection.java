package dev.lenet.trainer.run;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which variants of a study are evaluated on the test set after all runs have ended. */
public enum TestSelection {
    /** The two with the best mean validation accuracy, so that no choice depends on the test set. */
    TOP2("top2"),
    /** Every variant. */
    ALL("all");

    private final String id;

    TestSelection(String id) {
        this.id = id;
    }

    /**
     * Returns the word used on the command line and in files.
     *
     * @return lower case, for example {@code top2}
     */
    @JsonValue
    public String id() {
        return id;
    }
}
