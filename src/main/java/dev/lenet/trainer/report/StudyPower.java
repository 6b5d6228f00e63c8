package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Holm;
import dev.lenet.trainer.evaluation.statistics.PairedPower;
import dev.lenet.trainer.report.Comparisons.Evidence;
import dev.lenet.trainer.report.PairedRuns.Answer;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how large a difference a study of this size can find, from how much its pairs of runs spread. */
final class StudyPower {

    private static final double POWER = 0.8;

    private StudyPower() {}

    /**
     * What the study could have found; null where no change was tested.
     *
     * <p>The spread is pooled over the comparisons of the same kind as the first: changes of one architecture spread alike,
     * and from three pairs alone a spread is hardly known.
     */
    static @Nullable String of(List<Evidence> evidence) {
        List<Answer> all = evidence.stream()
                .flatMap(each -> Stream.ofNullable(each.answer()))
                .toList();
        if (all.isEmpty()) {
            return null;
        }
        Answer first = all.get(0);
        List<Answer> alike = all.stream()
                .filter(answer -> answer.measure() == first.measure()
                        && answer.validationToTraining() == first.validationToTraining())
                .toList();
        double spread = pooled(alike);
        if (spread == 0) {
            return null;
        }
        int pairs = first.test().n();
        PairedPower power =
                new PairedPower(spread, Holm.strictest(Verdict.LEVEL, all.size()), first.validationToTraining());
        return Text.format(
                        "The differences of %s between two runs of a pair spread by %.2f points (standard deviation%s). With %s, a study of %d comparison%s finds a true difference of 0.3 points %s times in 100 and one of 0.5 points %s times;",
                        first.measure().words(),
                        spread * 100,
                        alike.size() == 1 ? "" : Text.format(", over %d comparisons", alike.size()),
                        first.units(),
                        all.size(),
                        all.size() == 1 ? "" : "s",
                        times(power.of(0.003, pairs)),
                        times(power.of(0.005, pairs)))
                + Text.format(
                        " 80 times in 100 it finds %.2f points. For 80 times in 100 it takes %s for 0.3 points and %s for 0.5.",
                        100 * power.difference(pairs, POWER), needed(power, 0.003, first), needed(power, 0.005, first));
    }

    private static double pooled(List<Answer> answers) {
        double squares = 0;
        int freedom = 0;
        for (Answer answer : answers) {
            double deviation = answer.test().standardDeviation();
            squares += (answer.test().n() - 1) * deviation * deviation;
            freedom += answer.test().n() - 1;
        }
        return Math.sqrt(squares / freedom);
    }

    private static String needed(PairedPower power, double difference, Answer like) {
        String unit = like.units().substring(like.units().indexOf(' ') + 1);
        OptionalInt pairs = power.pairs(difference, POWER);
        return pairs.isPresent() ? pairs.getAsInt() + " " + unit : "more than a thousand " + unit;
    }

    private static String times(double probability) {
        return probability > 0.99 ? "over 99" : Text.fixed(100 * probability, 0);
    }
}
