package dev.lenet.trainer.study;

import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a run goes on with what it was begun with, and a study's runs were made by the same means: the same bits are promised
 * for the same code on the same kind of processor.
 */
final class Makers {

    private static final Logger LOG = LoggerFactory.getLogger(Makers.class);

    private static final int MOST_NAMED = 5;

    private Makers() {}

    static void warnOfChange(String run, Provenance before, Provenance now) {
        String begun = words(before);
        if (!begun.equals(words(now))) {
            LOG.warn(
                    "{} was begun with {} and goes on with {}: the result may differ in its last digits from that of an uninterrupted run.",
                    run,
                    begun,
                    words(now));
        }
    }

    /** Warns where the completed runs of a study were made by different means. */
    static void warnOfSeveral(List<RunRecord> completed) {
        String several = several(completed);
        if (several != null) {
            LOG.warn(several);
        }
    }

    /** Which runs were made by which means; null if all were made by the same. */
    static @Nullable String several(List<RunRecord> completed) {
        // Which code trains a network depends on the network too: that is no difference between two variants.
        boolean oneMachine = completed.stream()
                        .map(run -> words(run.provenance(), ""))
                        .distinct()
                        .count()
                < 2;
        boolean oneCode = completed.stream()
                .collect(Collectors.groupingBy(
                        run -> run.spec().variant().name(),
                        Collectors.mapping(run -> run.provenance().kernels(), Collectors.toSet())))
                .values()
                .stream()
                .allMatch(kernels -> kernels.size() == 1);
        if (oneMachine && oneCode) {
            return null;
        }
        Map<String, List<String>> makers = completed.stream()
                .collect(Collectors.groupingBy(
                        run -> words(run.provenance()),
                        LinkedHashMap::new,
                        Collectors.mapping(RunRecord::run, Collectors.toList())));
        return "The runs of this study were made by different means, which may differ in the last digits of the same run: "
                + makers.entrySet().stream()
                        .map(each -> Text.some(each.getValue(), MOST_NAMED) + " with " + each.getKey())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String words(Provenance made) {
        return words(made, made.kernels());
    }

    private static String words(Provenance made, String kernels) {
        return Text.format(
                "trainer %s (%s), DL4J %s, %s on %s (%s)",
                made.trainer(), made.gitCommit(), made.dl4j(), kernels, made.backend(), made.cpu());
    }
}
