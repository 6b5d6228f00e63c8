package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.statistics.Holm;
import dev.lenet.trainer.evaluation.statistics.PairedPower;
import dev.lenet.trainer.report.Comparisons.Evidence;
import dev.lenet.trainer.report.PairedRuns.Answer;
import dev.lenet.trainer.report.StudyReport.EarlierRuns;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says how large a difference a study of this size can find, given the spread of its pairs of runs. */
final class StudyPower {

    private static final double POWER = 0.8;

    private StudyPower() {}

    /**
     * Says what the study could have found, or what it takes to find something; null if there is nothing to say.
     *
     * <p>The spread is pooled over the comparisons of the same kind as the first: changes of one architecture have a
     * similar spread, and three pairs alone hardly determine it.
     */
    static @Nullable String of(StudyReport report, List<Evidence> evidence) {
        List<Answer> all = evidence.stream()
                .flatMap(each -> Stream.ofNullable(each.answer()))
                .toList();
        if (all.isEmpty()) {
            return tooFew(report) ? needed(report.earlier(), evidence.size()) : null;
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
                        "The differences in %s between the two runs of a pair have a standard deviation of %.2f points%s. With %s, a study of %d comparison%s finds a true difference of 0.3 points %s times in 100 and one of 0.5 points %s times;",
                        first.measure().words(),
                        spread * 100,
                        alike.size() == 1 ? "" : Text.format(", pooled over %d comparisons", alike.size()),
                        first.units(),
                        all.size(),
                        all.size() == 1 ? "" : "s",
                        times(power.of(0.003, pairs)),
                        times(power.of(0.005, pairs)))
                + Text.format(
                        " it finds one of %.2f points 80 times in 100. To find a difference 80 times in 100, it takes %s for 0.3 points and %s for 0.5.",
                        100 * power.difference(pairs, POWER), needed(power, 0.003, first), needed(power, 0.005, first));
    }

    private static boolean tooFew(StudyReport report) {
        return report.variants().stream().allMatch(variant -> variant.runs().size() < PairedRuns.FEWEST)
                && report.variants().stream()
                        .flatMap(variant -> variant.runs().stream())
                        .anyMatch(run -> Double.isFinite(run.validationAccuracy()));
    }

    /**
     * Says what it takes, given the spread of other runs of the recipe. The difference of two independent runs spreads
     * by √2 times as much.
     */
    private static String needed(@Nullable EarlierRuns earlier, int comparisons) {
        String least = Text.format(
                "One or two runs of a recipe cannot separate its merit from the luck of a seed: an interval takes at least %d repeats.",
                PairedRuns.FEWEST);
        if (earlier == null) {
            return least
                    + " How many it takes to find a given difference cannot be estimated from this: it depends on the spread over seeds, and the models folder does not have three runs of this recipe on one split of this data.";
        }
        int questions = Math.max(1, comparisons);
        PairedPower power =
                new PairedPower(Math.sqrt(2) * earlier.deviation(), Holm.strictest(Verdict.LEVEL, questions), 0);
        return Text.format(
                "%s The %d runs of %s in the models folder, on this data with this recipe, spread by %.2f points of validation accuracy over seeds (standard deviation). If a changed variant has the same spread, a study of %s finds a true difference of 0.3 points 80 times in 100 with %s of each variant, and one of 0.5 points with %s.",
                least,
                earlier.runs(),
                earlier.variant(),
                100 * earlier.deviation(),
                Text.count(questions, "change"),
                pairs(power, 0.003, "repeats"),
                pairs(power, 0.005, "repeats"));
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
        return pairs(power, difference, like.units().substring(like.units().indexOf(' ') + 1));
    }

    private static String pairs(PairedPower power, double difference, String unit) {
        OptionalInt pairs = power.pairs(difference, POWER);
        return pairs.isPresent() ? pairs.getAsInt() + " " + unit : "more than a thousand " + unit;
    }

    private static String times(double probability) {
        return probability > 0.99 ? "over 99" : Text.fixed(100 * probability, 0);
    }
}
