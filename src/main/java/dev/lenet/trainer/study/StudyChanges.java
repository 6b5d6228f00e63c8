package dev.lenet.trainer.study;

import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two studies' settings. */
final class StudyChanges {

    private static final String FIRST_RUN = "firstRun.";

    private StudyChanges() {}

    /**
     * Compares two specs.
     *
     * @return the first setting that differs with both values, for people; null if none does
     */
    static @Nullable String first(StudySpec before, StudySpec now) {
        Map<String, Object> old = Records.flatten(before);
        Map<String, Object> current = Records.flatten(now);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(current.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), current.get(name)))
                .map(name -> Text.format(
                        "%s was %s and is now %s",
                        name.replace(FIRST_RUN, ""),
                        old.getOrDefault(name, "not set"),
                        current.getOrDefault(name, "not set")))
                .findFirst()
                .orElse(null);
    }
}
