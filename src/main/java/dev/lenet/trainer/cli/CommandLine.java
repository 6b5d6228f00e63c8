package dev.lenet.trainer.cli;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command line that has been read and found right.
 *
 * @param request what to do
 * @param springArguments the same options as Spring Boot takes them: the trainer's own as {@code --trainer.name=value},
 *     those with a dot as they were
 */
record CommandLine(Request request, List<String> springArguments) {

    /** The options that decide nothing of a result. */
    private static final Set<String> WITH_RESUME =
            Set.of("data-dir", "models-dir", "threads", "workers", "tsne-points", "serve", "backend");

    /** What a command line asks for. */
    enum Request {
        RUN,
        HELP,
        VERSION
    }

    /**
     * Reads a command line. An option is {@code --name=value} or {@code --name value}.
     *
     * @param args as {@code main} gets them
     * @return the command line; a request for help wins over all else
     * @throws SettingsException for the first thing that is wrong
     */
    static CommandLine parse(String... args) {
        List<String> all = List.of(args);
        if (all.contains("--help") || all.contains("-h")) {
            return new CommandLine(Request.HELP, List.of());
        }
        if (all.contains("--version")) {
            return new CommandLine(Request.VERSION, List.of());
        }
        List<String> spring = new ArrayList<>();
        Map<String, String> seen = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (!arg.startsWith("--") || arg.length() == 2) {
                throw new SettingsException(notAnOption(arg));
            }
            int equals = arg.indexOf('=');
            String name = arg.substring(2, equals < 0 ? arg.length() : equals);
            String value = equals < 0 ? null : arg.substring(equals + 1);
            if (value == null && i + 1 < args.length && !args[i + 1].startsWith("--")) {
                value = args[++i];
            }
            spring.add(argument(name, value, seen));
        }
        refuseSettingsOfSavedRun(seen);
        return new CommandLine(Request.RUN, spring);
    }

    /** A run that is resumed has its settings. In a file or the environment, where they are for every run, others do no harm. */
    private static void refuseSettingsOfSavedRun(Map<String, String> seen) {
        String resumed = seen.get("resume");
        if (resumed == null) {
            return;
        }
        for (String name : seen.keySet()) {
            if (!name.equals("resume") && !WITH_RESUME.contains(name)) {
                throw new SettingsException(Text.format(
                        "--%s cannot be given with --resume=%s: a run goes on with the settings that it was begun with. Leave it out.",
                        name, resumed));
            }
        }
    }

    private static String argument(String name, @Nullable String value, Map<String, String> seen) {
        String shortName = name.startsWith(Option.PREFIX) ? name.substring(Option.PREFIX.length()) : name;
        if (shortName.equals(Options.TOKEN)) {
            throw new SettingsException(Options.TOKEN_IS_SECRET);
        }
        Option option = Option.named(shortName);
        if (value == null && option != null && option.rule().isFlag()) {
            return argument(name, Rule.TRUE, seen);
        }
        if (option == null && shortName.indexOf('.') >= 0) {
            return value == null ? "--" + name : "--" + name + "=" + value;
        }
        if (option == null) {
            throw new SettingsException(unknown("--" + name, shortName));
        }
        if (value == null || value.isEmpty()) {
            throw new SettingsException(Text.format(
                    "--%s takes %s, but got no value. Write --%s=%s.",
                    shortName, option.rule().takes(), shortName, option.rule().placeholder()));
        }
        String problem = option.problem("--" + shortName, value);
        if (problem != null) {
            throw new SettingsException(problem);
        }
        String before = seen.put(shortName, value);
        if (before != null) {
            throw new SettingsException(Text.format(
                    "--%s is given twice, as \"%s\" and as \"%s\". Give it once.", shortName, before, value));
        }
        return "--" + option.property() + "=" + value;
    }

    private static String unknown(String written, String name) {
        String nearest = Spelling.nearest(name, Options.suggestions().toList());
        return Text.format(
                "Unknown option %s.%s Run with --help to see all options.",
                written, nearest == null ? "" : Text.format(" Did you mean --%s?", nearest));
    }

    private static String notAnOption(String arg) {
        if (arg.startsWith("-D") || arg.startsWith("-X")) {
            return Text.format("%s is an option of Java: write it before -jar.", arg);
        }
        if (arg.startsWith("-") && arg.length() > 2) {
            String name = arg.split("=", 2)[0];
            return unknown(name, name.replaceFirst("^-+", ""));
        }
        return Text.format(
                "Unexpected argument \"%s\": every option begins with --, as in --epochs=5. Run with --help to see all options.",
                arg);
    }
}
