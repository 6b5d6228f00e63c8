package dev.lenet.trainer.study;

import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StudyRecord;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The command line that repeats a run or study. It names everything that determines the result, so that changed defaults do not
 * matter. If a user has declared a variant, which no trainer ships, the command names the file that has it instead: a run's
 * {@code run.json} and a study's {@code study.json} are also files for {@code --config}.
 */
public final class RepeatingCommand {

    /** Text that no shell needs quoted. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:\\\\-]+");

    private static final String PROGRAM = "java -jar target/trainer.jar";

    private RepeatingCommand() {}

    /**
     * Returns the command that repeats a run; a run of a cross-validation is repeated together with the other folds.
     *
     * @param spec the run's
     * @param folder the run's
     * @param images the user's own folder that the images come from; null for a known data set
     * @return a line for a shell
     */
    public static String of(RunSpec spec, Path folder, @Nullable String images) {
        return VariantConfigurations.ships(spec.variant())
                ? line(on(images, options(spec)))
                : config(folder, RunRecord.FILE);
    }

    /**
     * Returns the command that repeats a study.
     *
     * @param spec the study's
     * @param folder the study's
     * @param images the user's own folder that the images come from; null for a known data set
     * @return a line for a shell
     */
    public static String of(StudySpec spec, Path folder, @Nullable String images) {
        return spec.specs().stream().map(RunSpec::variant).allMatch(VariantConfigurations::ships)
                ? line(on(images, options(spec)))
                : config(folder, StudyRecord.FILE);
    }

    private static Map<String, Object> on(@Nullable String images, Map<String, Object> options) {
        if (images != null) {
            options.put("data-dir", quoted(images));
        }
        return options;
    }

    private static String config(Path folder, String record) {
        String file = folder.resolve(record).toString();
        return PROGRAM + " --config=" + quoted(file);
    }

    /**
     * Returns the command that compares saved runs and studies.
     *
     * @param names as {@code --compare} takes them
     * @return a line for a shell
     */
    public static String comparing(List<String> names) {
        return line(Map.of("compare", String.join(",", names)));
    }

    /**
     * Returns the options of a study, without what its variants change.
     *
     * @param spec the study's
     * @return option to value, without dashes
     */
    public static Map<String, Object> options(StudySpec spec) {
        RunSpec first = spec.specs().stream()
                .filter(each -> VariantConfigurations.ships(each.variant()))
                .findFirst()
                .orElse(spec.specs().get(0));
        Map<String, Object> options = options(first);
        options.put("variant", String.join(",", spec.variants()));
        options.put("folds", spec.folds());
        options.put("seed", spec.seeds().get(0));
        options.put("repeats", spec.seeds().size());
        options.put("test", spec.test().id());
        return options;
    }

    /**
     * Returns the options of a run, without what its variant changes in the network.
     *
     * @param spec the run's
     * @return option to value, without dashes
     */
    public static Map<String, Object> options(RunSpec spec) {
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

    /** Quotes text for a shell where necessary. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
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
