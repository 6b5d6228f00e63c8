package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the runs of a report say about one change.
 *
 * @param heading who against whom, and what lies between
 * @param verdict what it comes to
 * @param sentence the figures behind the verdict
 * @param remarks what else is to be known, a sentence each
 * @param footnote about one pair of trained models alone; null for none
 * @param difference mean accuracy with the change minus that without, as a fraction; NaN where nothing corresponds
 * @param interval of the difference as a fraction; unknown without one
 */
record Comparison(
        String heading,
        Verdict verdict,
        String sentence,
        List<String> remarks,
        @Nullable String footnote,
        double difference,
        Interval interval) {

    /** Keeps its own copy of the remarks. */
    Comparison {
        remarks = List.copyOf(remarks);
    }

    /** The verdict's word. */
    String word() {
        return verdict.word();
    }

    /** The verdict's class in the style sheet. */
    String style() {
        return verdict.style();
    }
}
