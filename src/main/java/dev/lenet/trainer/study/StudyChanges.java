package dev.lenet.trainer.study;

import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.StudySpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two studies' settings. */
final class StudyChanges {

    /** Between a variant's name and a setting of its first run. */
    private static final String OF = "/";

    private StudyChanges() {}

    /**
     * Compares two specs.
     *
     * @return the first setting that differs, with both values, for messages; null if none does
     */
    static @Nullable String first(StudySpec before, StudySpec now) {
        Map<String, Object> old = settings(before);
        Map<String, Object> current = settings(now);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(current.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), current.get(name)))
                .map(name -> "%s was %s and is now %s"
                        .formatted(
                                name.substring(name.indexOf(OF) + 1),
                                old.getOrDefault(name, "not set"),
                                current.getOrDefault(name, "not set")))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> settings(StudySpec study) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("variants", study.variants());
        all.put("folds", study.folds());
        all.put("seeds", study.seeds());
        all.put("test", study.test());
        for (RunSpec run : study.specs()) {
            String prefix = run.variant().name() + OF;
            run.settings().forEach((name, value) -> all.put(prefix + name, value));
            Records.flatten(run.variant().architecture()).forEach((name, value) -> all.put(prefix + name, value));
        }
        return all;
    }
}
