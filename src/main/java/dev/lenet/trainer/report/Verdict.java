package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;

/** What the runs say about a change, in the word that the report shows. */
enum Verdict {
    /** Better, and equal recipes would seldom show as much. */
    GAIN("gain"),
    /** Worse, and equal recipes would seldom show as much. */
    LOSS("loss"),
    /** The whole interval lies inside {@link #MARGIN}. */
    NO_DIFFERENCE("no difference"),
    /** The interval holds zero, or the corrected p value is too large; the change may still do something. */
    NOT_SHOWN("not shown"),
    /** Too few runs that correspond to say anything about the change. */
    UNKNOWN("unknown");

    /** How often, at most, one of a report's comparisons calls equal recipes different. */
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
