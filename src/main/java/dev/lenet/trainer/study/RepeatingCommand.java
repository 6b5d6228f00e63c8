package dev.lenet.trainer.study;

import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.StudySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The command line that trains the same again, made from the spec alone. It names all that decides the result, so that no changed
 * default matters.
 */
public final class RepeatingCommand {

    private static final String PROGRAM = "java -jar target/trainer.jar";

    private RepeatingCommand() {}

    /**
     * Repeats a run; one of a cross-validation together with the other folds.
     *
     * @param spec the run's
     * @return a line for a shell
     */
    public static String of(RunSpec spec) {
        return line(options(spec));
    }

    /**
     * Repeats a study.
     *
     * @param spec the study's
     * @return a line for a shell
     */
    public static String of(StudySpec spec) {
        Map<String, Object> options = options(spec.specs().get(0));
        options.put("variant", String.join(",", spec.variants()));
        options.put("folds", spec.folds());
        options.put("seed", spec.seeds().get(0));
        options.put("repeats", spec.seeds().size());
        options.put("test", spec.test().id());
        return line(options);
    }

    /**
     * Compares saved runs and studies.
     *
     * @param names as {@code --compare} takes them
     * @return a line for a shell
     */
    public static String comparing(List<String> names) {
        return line(Map.of("compare", String.join(",", names)));
    }

    private static Map<String, Object> options(RunSpec spec) {
        Map<String, Object> options = new LinkedHashMap<>();
        spec.settings().forEach((name, value) -> {
            if (name.equals("fold.count")) {
                options.put("folds", value);
            } else if (!name.startsWith("fold.")) {
                options.put(kebab(name), value);
            }
        });
        options.put("augment", spec.augment());
        return options;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String line(Map<String, Object> options) {
        return options.entrySet().stream()
                .map(option -> " --" + option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("", PROGRAM, ""));
    }
}
