package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;

/** What the runs say about a change, with the word that the report shows. */
enum Verdict {
    /** Better, by more than equal recipes would usually show. */
    GAIN("gain"),
    /** Worse, by more than equal recipes would usually show. */
    LOSS("loss"),
    /** The whole interval lies inside {@link #MARGIN}. */
    NO_DIFFERENCE("no difference"),
    /** The interval contains zero, or the corrected p value is too large; the change may still have an effect. */
    NOT_SHOWN("not shown"),
    /** Too few runs can be paired to say anything about the change. */
    UNKNOWN("unknown");

    /** The highest probability with which any of a report's comparisons calls equal recipes different. */
    static final double LEVEL = 0.05;

    /** Differences below this many accuracy points, as a fraction, count as none. */
    static final double MARGIN = 0.003;

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The word as a class of the style sheet. */
    String style() {
        return word.replace(' ', '-');
    }

    static Verdict of(double difference, Interval interval, double correctedP) {
        if (correctedP < LEVEL) {
            return difference > 0 ? GAIN : LOSS;
        }
        return interval.isWithin(MARGIN) ? NO_DIFFERENCE : NOT_SHOWN;
    }
}
