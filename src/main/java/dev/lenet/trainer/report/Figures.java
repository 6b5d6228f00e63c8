package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.evaluation.statistics.SampleStatistics;
import dev.lenet.trainer.text.Text;
import java.math.BigDecimal;

/** Formats numbers for readers, in English whatever the machine's language. */
final class Figures {

    private Figures() {}

    /**
     * A fraction in per cent.
     *
     * @param fraction 0 to 1
     * @return for example {@code 89.34 %} with a no-break space, or a dash if it is not a number
     */
    static String percent(double fraction) {
        return Double.isFinite(fraction) ? Text.format("%.2f\u00a0%%", fraction * 100) : "–";
    }

    /** Fractions in per cent without the sign, for example {@code 88.91 ± 0.13}; a single one has no deviation. */
    static String meanAndDeviation(SampleStatistics fractions) {
        if (fractions.n() == 0) {
            return "–";
        }
        return fractions.n() == 1
                ? Text.format("%.2f", fractions.mean() * 100)
                : Text.format("%.2f ± %.2f", fractions.mean() * 100, fractions.standardDeviation() * 100);
    }

    /** A time in its two largest units, for example {@code 2 min 05 s}. */
    static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "–";
        }
        long whole = Math.round(seconds);
        if (whole >= 3600) {
            return Text.format("%d h %02d min", whole / 3600, whole % 3600 / 60);
        }
        return whole >= 60 ? Text.format("%d min %02d s", whole / 60, whole % 60) : whole + " s";
    }

    /** A count with thousands separators, for example {@code 61,706}. */
    static String count(long value) {
        return Text.format("%,d", value);
    }

    /** A rate in the shortest form that keeps four significant digits, for example {@code 0.001} or {@code 1.25e-05}. */
    static String rate(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String digits = Text.format("%.4g", value);
        if (!digits.contains(".") || digits.contains("e")) {
            return digits.replaceAll("\\.?0+e", "e");
        }
        return digits.replaceAll("\\.?0+$", "");
    }

    /** A difference of fractions in signed points, with a true minus sign, for example {@code +0.52}. */
    static String points(double difference) {
        return Text.format("%+.2f", difference * 100).replace('-', '−');
    }

    /** An interval of such differences, for example {@code −0.01 to +1.05}. */
    static String points(Interval differences) {
        return points(differences.lower()) + " to " + points(differences.upper());
    }

    /** The size of a difference of fractions in points, without a sign, for example {@code 0.3}. */
    static String size(double difference) {
        return new BigDecimal(Text.fixed(difference * 100, 2))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** An interval of fractions in per cent without the sign, for example {@code 89.43 to 90.60}. */
    static String percent(Interval fractions) {
        return Text.format("%.2f to %.2f", fractions.lower() * 100, fractions.upper() * 100);
    }
}
