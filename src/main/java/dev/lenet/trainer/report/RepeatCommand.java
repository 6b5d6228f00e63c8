package dev.lenet.trainer.report;

import dev.lenet.trainer.run.RunSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line that does a run again. It names all that decides the result, so that no changed default matters. */
final class RepeatCommand {

    private static final String PROGRAM = "java -jar target/trainer.jar";

    private RepeatCommand() {}

    static String of(RunSpec spec) {
        return of(List.of(spec));
    }

    /** For runs of which only variant, fold and seed differ. */
    static String of(List<RunSpec> specs) {
        RunSpec first = specs.get(0);
        Map<String, Object> words = new LinkedHashMap<>();
        first.values().forEach((name, value) -> {
            if (name.equals("fold.count")) {
                words.put("folds", value);
            } else if (!name.startsWith("fold.")) {
                words.put(kebab(name), value);
            }
        });
        if (first.augment()) {
            words.put("augment", true);
        }
        if (specs.stream().map(RunSpec::variant).distinct().count() > 1) {
            words.put("variant", "all");
        }
        words.put("seed", specs.stream().mapToLong(RunSpec::seed).min().orElse(first.seed()));
        long seeds = specs.stream().map(RunSpec::seed).distinct().count();
        if (seeds > 1) {
            words.put("repeats", seeds);
        }
        return PROGRAM
                + words.entrySet().stream()
                        .map(word -> " --" + word.getKey() + "=" + word.getValue())
                        .collect(Collectors.joining());
    }

    static String comparing(List<String> names) {
        return PROGRAM + " --compare=" + String.join(",", names);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
