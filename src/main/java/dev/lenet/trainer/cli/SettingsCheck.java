package dev.lenet.trainer.cli;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.web.ServerAddress;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Checks the settings that did not come from the command line, as soon as {@code application.yml} is read and before
 * Spring builds anything: the same rules and messages, and where the value stands. Also turns the console into a log where
 * one for machines is asked for, so that every line of it is of the same kind.
 */
final class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("trainer");
    private static final String STRUCTURED = "logging.structured.format.console";
    private static final String VARIABLE_PREFIX = "TRAINER_";

    private final Console console;

    SettingsCheck(Console console) {
        this.console = console;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (event.getEnvironment().containsProperty(STRUCTURED)) {
            console.speakThroughLog();
        }
        check(event.getEnvironment());
    }

    /**
     * Checks all settings of an environment.
     *
     * @throws SettingsException for the first thing that is wrong
     */
    void check(ConfigurableEnvironment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names && !isSystemEnvironment(source)) {
                names.stream().filter(ROOT::isAncestorOf).forEach(name -> rejectUnknown(source, name));
            }
        }
        Options.SETTINGS.forEach(option -> check(option, environment));
        rejectVisibleToken(environment);
        ServerAddress.check(environment);
        environment.getSystemEnvironment().keySet().forEach(this::warnOfMisspelt);
    }

    /** Whoever lists processes sees the command line of each. */
    private static void rejectVisibleToken(ConfigurableEnvironment environment) {
        PropertySource<?> properties = environment.getPropertySources().get("systemProperties");
        if (properties != null && properties.containsProperty(Option.PREFIX + Options.TOKEN)) {
            throw new SettingsException(Options.TOKEN_IS_SECRET);
        }
    }

    private static void rejectUnknown(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        String written = name.toString().substring(Option.PREFIX.length());
        boolean known = Options.SETTINGS.stream()
                .anyMatch(option ->
                        ConfigurationPropertyName.of(option.property()).equals(name));
        if (!known) {
            String nearest = Spelling.nearest(written, Option.names());
            throw new SettingsException(Text.format(
                    "Unknown setting %s.%s Run with --help to see all settings.",
                    SettingOrigin.describe(name.toString(), source.getConfigurationProperty(name)),
                    nearest == null ? "" : Text.format(" Did you mean %s?", Option.PREFIX + nearest)));
        }
    }

    /** Checks the value that Spring will bind: that of the first source which has the setting. */
    private static void check(Option option, ConfigurableEnvironment environment) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(option.property());
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            var property = source.getConfigurationProperty(name);
            if (property != null) {
                String value = environment.resolvePlaceholders(String.valueOf(property.getValue()));
                String problem = option.problem(SettingOrigin.describe(option.property(), property), value);
                if (problem != null) {
                    throw new SettingsException(problem);
                }
                return;
            }
        }
    }

    /** The environment is shared with other programs, so a foreign variable is no error; a near miss deserves a word. */
    private void warnOfMisspelt(String variable) {
        if (!variable.startsWith(VARIABLE_PREFIX)) {
            return;
        }
        String written = squash(variable.substring(VARIABLE_PREFIX.length()));
        Map<String, String> known =
                Options.SETTINGS.stream().collect(Collectors.toMap(o -> squash(o.name()), SettingsCheck::variable));
        if (!known.containsKey(written)) {
            String nearest = Spelling.nearest(written, known.keySet());
            if (nearest != null) {
                console.warn(Text.format(
                        "The environment variable %s is no setting and is ignored. Did you mean %s?",
                        variable, known.get(nearest)));
            }
        }
    }

    private static String variable(Option option) {
        return VARIABLE_PREFIX
                + option.name().replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String squash(String name) {
        return name.replaceAll("[_.-]", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isSystemEnvironment(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource;
    }
}
