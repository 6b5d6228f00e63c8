package dev.lenet.trainer.cli;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** The command line that repeats what this process does, wherever its settings came from. */
final class RepeatingCommand {

    /** What names the outcome or decides the time alone. */
    private static final Set<String> LEFT_OUT = Set.of("run", "resume", "evaluate", "models-dir", "threads", "workers");

    private RepeatingCommand() {}

    /**
     * Writes every setting that is not the trainer's default.
     *
     * @param environment all settings
     * @param datasetName the data that was found, in place of where to look for it
     * @return a line for a shell
     */
    static String of(Environment environment, String datasetName) {
        Map<String, String> defaults = Usage.defaults();
        return Options.ALL.stream()
                .filter(option -> !LEFT_OUT.contains(option.name()))
                .filter(option -> !option.name().equals("dataset"))
                .filter(option -> {
                    String value = environment.getProperty(option.property());
                    return value != null && !value.equals(defaults.get(option.property()));
                })
                .map(option -> " --" + option.name() + "=" + quoted(environment.getRequiredProperty(option.property())))
                .collect(Collectors.joining("", "java -jar trainer.jar", " --dataset=" + datasetName));
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:=+-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
