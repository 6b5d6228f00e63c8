package dev.lenet.trainer.study;

import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a run goes on with what it was begun with: the same bits are promised for the same code on the same kind of
 * processor.
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

    private static String words(Provenance made) {
        return Text.format(
                "trainer %s (%s), DL4J %s, %s on %s",
                made.trainer(), made.gitCommit(), made.dl4j(), made.kernels(), made.backend());
    }
}
