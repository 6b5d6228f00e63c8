package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.Setting;
import dev.lenet.trainer.cli.settings.Spelling;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A parsed command line. Its syntax is checked here, because Spring Boot accepts any name and does not support
 * {@code --name value}. Values are checked together with those from files and the environment.
 *
 * @param request what to do
 * @param springArguments the options in Spring Boot's syntax: the trainer's own as {@code --trainer.name=value}, those of
 *     Spring Boot unchanged
 */
record CommandLine(Request request, List<String> springArguments) {

    private static final String HINT = " Run with --help to see all options.";

    /** What to do. */
    enum Request {
        RUN,
        HELP,
        VERSION
    }

    /**
     * Parses a command line. An option is {@code --name=value} or {@code --name value}.
     *
     * @param args the arguments of {@code main}
     * @return the command line; a request for help takes precedence over everything else
     * @throws SettingsException for the first error
     */
    static CommandLine parse(String... args) {
        List<String> all = List.of(args);
        if (all.contains("--help") || all.contains("-h")) {
            return new CommandLine(Request.HELP, List.of());
        }
        if (all.contains("--version")) {
            return new CommandLine(Request.VERSION, List.of());
        }
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
            add(name, value, seen);
        }
        return new CommandLine(
                Request.RUN,
                seen.entrySet().stream()
                        .map(option -> "--" + option.getKey() + "=" + option.getValue())
                        .toList());
    }

    private static void add(String name, @Nullable String given, Map<String, String> seen) {
        String shortName = name.startsWith(Setting.PREFIX) ? name.substring(Setting.PREFIX.length()) : name;
        if (shortName.equals(Setting.TOKEN)) {
            throw new SettingsException(Setting.TOKEN_IS_SECRET);
        }
        Setting setting = Setting.named(shortName);
        boolean isSpringBoots = setting == null && name.equals(shortName) && name.indexOf('.') > 0;
        if (setting == null && !(isSpringBoots && nearest(name) == null)) {
            throw new SettingsException(unknown("--" + name, shortName));
        }
        String value = given == null && (setting == null || setting.isFlag()) ? "true" : given;
        if (setting != null && (value == null || value.isEmpty())) {
            throw new SettingsException(Text.format(
                    "--%s takes %s, but got no value. Write --%s=%s.",
                    shortName,
                    setting.takes().description(),
                    shortName,
                    setting.takes().placeholder()));
        }
        String before = seen.put(setting == null ? name : setting.property(), String.valueOf(value));
        if (before != null) {
            throw new SettingsException(Text.format(
                    "--%s is given twice, as \"%s\" and as \"%s\". Give it once.", shortName, before, value));
        }
    }

    private static String unknown(String written, String name) {
        String nearest = nearest(name);
        return Text.format(
                        "Unknown option %s.%s",
                        written, nearest == null ? "" : Text.format(" Did you mean --%s?", nearest))
                + HINT;
    }

    private static @Nullable String nearest(String name) {
        return Spelling.nearest(
                name,
                Stream.concat(Setting.all().stream().map(Setting::name), Stream.of("help", "version"))
                        .toList());
    }

    private static String notAnOption(String arg) {
        if (arg.startsWith("-D") || arg.startsWith("-X")) {
            return Text.format("%s is an option of Java: write it before -jar.", arg);
        }
        if (arg.startsWith("-") && arg.length() > 2) {
            String name = arg.split("=", 2)[0];
            return unknown(name, name.replaceFirst("^-+", ""));
        }
        return Text.format("Unexpected argument \"%s\": every option begins with --, as in --epochs=5.", arg) + HINT;
    }
}
