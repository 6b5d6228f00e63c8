package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report's runs say about one change.
 *
 * @param heading which variant is compared with which, and how they differ
 * @param verdict the conclusion
 * @param sentence the figures behind the verdict
 * @param remarks further facts, a sentence each
 * @param footnote about only one pair of trained models; null for none
 * @param difference mean accuracy with the change minus that without, as a fraction; NaN if no runs can be paired
 * @param interval of the difference as a fraction; unknown if there is none
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
