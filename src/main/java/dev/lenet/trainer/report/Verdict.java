package dev.lenet.trainer.report;

/** What a comparison of two models comes to, in the word that the report shows. */
enum Verdict {
    /** The second model is better by more than chance explains. */
    GAIN("gain"),
    /** The second model is worse by more than chance explains. */
    LOSS("loss"),
    /** Chance explains the difference. */
    NOISE("noise"),
    /** Too few runs to tell. */
    UNCLEAR("unclear");

    /** How improbable a difference must be between equals to count as more than noise. */
    static final double LEVEL = 0.05;

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Verdict of(double difference, double pValue) {
        if (pValue >= LEVEL) {
            return NOISE;
        }
        return difference > 0 ? GAIN : LOSS;
    }
}
