package dev.lenet.trainer.study;

import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a run goes on with what it was begun with, and a study's runs were made by the same means: the same bits are promised
 * for the same code on the same kind of processor.
 */
final class Makers {

    private static final Logger LOG = LoggerFactory.getLogger(Makers.class);

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

    /** Says so where the completed runs of a study were made by different means. */
    static void warnOfSeveral(List<RunRecord> completed) {
        Map<String, Long> makers = completed.stream()
                .collect(Collectors.groupingBy(
                        run -> words(run.provenance()), LinkedHashMap::new, Collectors.counting()));
        if (makers.size() > 1) {
            LOG.warn(
                    "The runs of this study were made by different means, which may differ in the last digits of the same run: {}.",
                    makers.entrySet().stream()
                            .map(each -> Text.count(each.getValue(), "run") + " with " + each.getKey())
                            .collect(Collectors.joining("; ")));
        }
    }

    private static String words(Provenance made) {
        return Text.format(
                "trainer %s (%s), DL4J %s, %s on %s (%s)",
                made.trainer(), made.gitCommit(), made.dl4j(), made.kernels(), made.backend(), made.cpu());
    }
}
