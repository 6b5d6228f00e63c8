package dev.lenet.trainer.report;

import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/** How pictures and the report name the data, and warn of the sample that stands in for it. */
final class Samples {

    private Samples() {}

    static boolean isSample(RunRecord run) {
        return run.dataset().name().equals("sample");
    }

    /** The data's name in titles. */
    static String name(RunRecord run) {
        return run.dataset().description().title();
    }

    /** The warning that every output of a run must give about its data; null for none. */
    static @Nullable String notice(RunRecord run) {
        if (!isSample(run)) {
            return run.dataset().description().notice();
        }
        return Text.format(
                "Embedded sample: %,d training images. Not comparable with the full data set.",
                run.dataset().training());
    }
}
