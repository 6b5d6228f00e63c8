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
 * Warns if a run is continued with other software or on another machine than it was begun with, or if a study's runs were made
 * with different ones: bit-identical results are promised only for the same code on the same kind of processor.
 */
final class Makers {

    private static final Logger LOG = LoggerFactory.getLogger(Makers.class);

    private static final int MOST_NAMED = 5;

    private Makers() {}

    static void warnOfChange(String run, Provenance before, Provenance now) {
        String begun = words(before);
        if (!begun.equals(words(now))) {
            LOG.warn(
                    "{} was begun with {} and continues with {}: the result may differ in its last digits from that of an uninterrupted run.",
                    run,
                    begun,
                    words(now));
        }
    }

    /** Warns if the completed runs of a study were made with different software or on different machines. */
    static void warnOfSeveral(List<RunRecord> completed) {
        String several = several(completed);
        if (several != null) {
            LOG.warn(several);
        }
    }

    /** Returns which runs were made with what; null if there is no difference. */
    static @Nullable String several(List<RunRecord> completed) {
        // The code that trains a network also depends on the network, so it is compared only within a variant.
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
        return "The runs of this study were made with different software or on different machines, which may change the last digits of results: "
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
