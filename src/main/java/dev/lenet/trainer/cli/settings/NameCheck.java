package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Numbers;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Refuses names that have no effect. Spring Boot can do so for the properties of a single record, but not for a prefix that
 * several records share, nor for its own properties.
 */
final class NameCheck {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(Setting.ROOT);
    private static final ConfigurationPropertyName CONFIG = ROOT.append(ConfigFile.SOURCE);
    private static final String VARIABLE_PREFIX = "TRAINER_";

    /** Read only if one of Spring Boot's properties is set. */
    private @Nullable KnownNames known;

    private final PlaceholdersResolver placeholders;

    private NameCheck(PlaceholdersResolver placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Checks all names of an environment.
     *
     * @throws SettingsException for the first that is unknown
     */
    static void check(ConfigurableEnvironment environment, Consumer<String> warn) {
        NameCheck check = new NameCheck(new PropertySourcesPlaceholdersResolver(environment));
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names
                    && source.getUnderlyingSource() instanceof PropertySource<?> underlying
                    && !(underlying instanceof SystemEnvironmentPropertySource)) {
                names.stream().forEach(name -> check.check(source, underlying, name));
            }
        }
        environment.getSystemEnvironment().keySet().forEach(variable -> warnOfMisspelt(variable, warn));
    }

    private void check(
            ConfigurationPropertySource source, PropertySource<?> underlying, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        boolean isConfigFile = underlying.getName().equals(ConfigFile.SOURCE);
        if (DeclaredVariants.ROOT.equals(name) || DeclaredVariants.ROOT.isAncestorOf(name)) {
            if (!DeclaredVariants.mayDeclare(underlying)) {
                throw new SettingsException(Text.format(
                        "%s cannot be set there. Variants are declared in a file: --config=FILE or application.yml.",
                        SettingOrigin.describe(name.toString(), property)));
            }
            return;
        }
        if (NamedRecipes.ROOT.equals(name) || NamedRecipes.ROOT.isAncestorOf(name)) {
            NamedRecipes.check(underlying, name, property);
            return;
        }
        if (ROOT.isAncestorOf(name)) {
            if (!isSetting(name)) {
                throw unknown(name, property, nearestSetting(name.toString()));
            }
            if (isConfigFile && name.equals(CONFIG)) {
                throw notInConfigFile(name, property, "cannot name another.");
            }
            return;
        }
        if (isConfigFile) {
            throw notInConfigFile(
                    name,
                    property,
                    "takes those under trainer: only." + didYouMean(nearestSetting(Setting.PREFIX + name)));
        }
        boolean isCommandLine = underlying instanceof CommandLinePropertySource;
        if (isCommandLine || (KnownNames.covers(name) && isUsersFile(property))) {
            known = known == null ? new KnownNames() : known;
            if (!known.contains(name)) {
                throw unknown(name, property, known.suggestion(name.toString()));
            }
            checkValue(name, property, known.type(name));
        } else if (Setting.named(name.toString()) != null && isUsersFile(property)) {
            throw unknown(name, property, Setting.PREFIX + name);
        }
    }

    /** Refuses a wrong value with its place, before Spring Boot fails over it during startup. */
    private void checkValue(
            ConfigurationPropertyName name, @Nullable ConfigurationProperty property, @Nullable Class<?> type) {
        if (property == null || type == null) {
            return;
        }
        String value = String.valueOf(placeholders.resolvePlaceholders(property.getValue()));
        boolean isNumber = type == Integer.class || type == Long.class;
        try {
            if (!isNumber || Numbers.whole(value) != null) {
                new Binder(List.of(new MapConfigurationPropertySource(Map.of(name.toString(), value))))
                        .bind(name, Bindable.of(type));
                return;
            }
        } catch (BindException e) {
            // Reported below.
        }
        throw new SettingsException(Takes.of(type).refusal(SettingOrigin.describe(name.toString(), property), value));
    }

    /** Returns whether a property is in a file of the user, not in the packed one. */
    private static boolean isUsersFile(@Nullable ConfigurationProperty property) {
        TextResourceOrigin origin = SettingOrigin.inFile(property);
        return origin != null && !(origin.getResource() instanceof ClassPathResource);
    }

    /** Elements of a list have an index after the list's name. */
    private static boolean isSetting(ConfigurationPropertyName name) {
        ConfigurationPropertyName whole = name.isLastElementIndexed() ? name.getParent() : name;
        return Stream.concat(Setting.all().stream().map(Setting::property), Stream.of(Setting.PREFIX + Setting.TOKEN))
                .anyMatch(each -> ConfigurationPropertyName.of(each).equals(whole));
    }

    private static @Nullable String nearestSetting(String name) {
        return Spelling.nearest(
                name, Setting.all().stream().map(Setting::property).toList());
    }

    private static SettingsException unknown(
            ConfigurationPropertyName name, @Nullable ConfigurationProperty property, @Nullable String nearest) {
        String place = SettingOrigin.describe(name.toString(), property);
        boolean isOption = place.startsWith("--");
        return new SettingsException(Text.format(
                "Unknown %s %s.%s Run with --help to see all %1$ss.",
                isOption ? "option" : "setting",
                place,
                didYouMean(nearest == null || !isOption ? nearest : "--" + nearest)));
    }

    private static SettingsException notInConfigFile(
            ConfigurationPropertyName name, @Nullable ConfigurationProperty property, String reason) {
        return new SettingsException(Text.format(
                "%s is not a setting of a --config file: it %s",
                SettingOrigin.describe(name.toString(), property), reason));
    }

    private static String didYouMean(@Nullable String nearest) {
        return nearest == null ? "" : Text.format(" Did you mean %s?", nearest);
    }

    /** The environment is shared with other programs, so an unknown variable is no error, but a near miss gets a warning. */
    private static void warnOfMisspelt(String variable, Consumer<String> warn) {
        if (!variable.startsWith(VARIABLE_PREFIX)) {
            return;
        }
        Map<String, String> known = Stream.concat(
                        Setting.all().stream().map(Setting::variable), Stream.of(VARIABLE_PREFIX + "TOKEN"))
                .collect(Collectors.toMap(NameCheck::squash, each -> each));
        String written = squash(variable);
        String nearest = known.containsKey(written) ? null : Spelling.nearest(written, known.keySet());
        if (nearest != null) {
            warn.accept(Text.format(
                    "The environment variable %s is not a setting and is ignored. Did you mean %s?",
                    variable, known.get(nearest)));
        }
    }

    private static String squash(String variable) {
        return variable.substring(VARIABLE_PREFIX.length()).replace("_", "").toLowerCase(Locale.ROOT);
    }
}
