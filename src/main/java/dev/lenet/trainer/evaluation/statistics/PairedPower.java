package dev.lenet.trainer.evaluation.statistics;

import dev.lenet.trainer.text.Text;
import java.util.OptionalInt;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.SimpsonIntegrator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * The power of a two-sided {@link PairedTTest}, which is the probability that it finds a true difference: the
 * noncentral t distribution (Cohen: Statistical Power Analysis for the Behavioral Sciences, 1988, chapter 2),
 * integrated over the sample's standard deviation.
 *
 * @param standardDeviation of the differences between pairs, above 0
 * @param level below which a p value is significant, between 0 and 1
 * @param validationToTraining as for {@link PairedTTest#of}; 0 for the plain test
 */
public record PairedPower(double standardDeviation, double level, double validationToTraining) {

    private static final int MOST_PAIRS = 1000;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public PairedPower {
        if (!(standardDeviation > 0 && level > 0 && level < 1 && validationToTraining >= 0)) {
            throw new IllegalArgumentException(Text.format(
                    "The power cannot be computed for a deviation of %s, a level of %s and a ratio of %s.",
                    standardDeviation, level, validationToTraining));
        }
    }

    /**
     * The probability that a study finds a difference, in either direction.
     *
     * @param difference the true one, in the unit of the standard deviation
     * @param pairs number of pairs, at least 2
     * @return 0 to 1, with an error of about 1e-6
     */
    public double of(double difference, int pairs) {
        int freedom = pairs - 1;
        double critical = new TDistribution(null, freedom).inverseCumulativeProbability(1 - level / 2);
        double shift = difference / (standardDeviation * Math.sqrt(1.0 / pairs + validationToTraining));
        double half = freedom / 2.0;
        double scale = Math.log(2) + half * Math.log(half) - Gamma.logGamma(half);
        // Over s, the sample's standard deviation in units of the true one; freedom * s² is distributed as chi-squared.
        UnivariateFunction found = s -> {
            double density = Math.exp(scale - half * s * s) * Math.pow(s, freedom - 1.0);
            return density
                    * (NORMAL.cumulativeProbability(shift - critical * s)
                            + NORMAL.cumulativeProbability(-shift - critical * s));
        };
        double most = 1 + 8 / Math.sqrt(2.0 * freedom);
        return Math.min(1, new SimpsonIntegrator(1e-8, 1e-10, 6, 20).integrate(1_000_000, found, 0, most));
    }

    /**
     * The smallest number of pairs that reaches a power.
     *
     * @param difference the true one, above 0
     * @param power required probability of finding the difference, between 0 and 1
     * @return at least 2; empty if 1000 are too few
     */
    public OptionalInt pairs(double difference, double power) {
        if (of(difference, MOST_PAIRS) < power) {
            return OptionalInt.empty();
        }
        int tooFew = 1;
        int enough = MOST_PAIRS;
        while (enough - tooFew > 1) {
            int middle = (tooFew + enough) / 2;
            if (of(difference, middle) < power) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        return OptionalInt.of(enough);
    }

    /**
     * The smallest true difference that a study finds with a given power.
     *
     * @param pairs number of pairs, at least 2
     * @param power required probability of finding the difference, between {@link #level()} and 1
     * @return above 0, in the unit of the standard deviation
     */
    public double difference(int pairs, double power) {
        double far = standardDeviation;
        while (of(far, pairs) < power) {
            far *= 2;
        }
        return new BrentSolver(1e-6 * standardDeviation)
                .solve(200, difference -> of(difference, pairs) - power, 0, far);
    }
}
