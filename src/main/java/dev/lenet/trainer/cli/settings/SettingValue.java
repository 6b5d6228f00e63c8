package dev.lenet.trainer.cli.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;

/**
 * A setting's value as the user wrote it, from the first source that has one, which is the one that Spring binds.
 *
 * @param setting the setting
 * @param place the setting's name as the user wrote it, with its place, for example {@code trainer.epochs (my.yml, line 3)}
 * @param text the value; elements of a list are separated by commas
 */
record SettingValue(Setting setting, String place, String text) {

    private static final Pattern SCALAR = Pattern.compile("[^\\s,\\]}]+");

    /**
     * Finds the value of a setting.
     *
     * @param setting the setting
     * @param sources the sources, the one with the highest precedence first
     * @param placeholders resolves references to other values
     * @return the value; null if no source has one
     */
    static @Nullable SettingValue find(
            Setting setting, Iterable<ConfigurationPropertySource> sources, PlaceholdersResolver placeholders) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(setting.property());
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property != null) {
                return of(setting, List.of(property), placeholders);
            }
            List<ConfigurationProperty> elements = elements(source, name);
            if (!elements.isEmpty()) {
                return of(setting, elements, placeholders);
            }
        }
        return null;
    }

    private static List<ConfigurationProperty> elements(
            ConfigurationPropertySource source, ConfigurationPropertyName name) {
        List<ConfigurationProperty> elements = new ArrayList<>();
        while (true) {
            ConfigurationProperty element = source.getConfigurationProperty(name.append("[" + elements.size() + "]"));
            if (element == null) {
                return elements;
            }
            elements.add(element);
        }
    }

    private static SettingValue of(
            Setting setting, List<ConfigurationProperty> properties, PlaceholdersResolver placeholders) {
        List<String> texts = properties.stream()
                .map(property -> property.getValue() instanceof Number number
                        ? number(property.getOrigin(), number)
                        : String.valueOf(placeholders.resolvePlaceholders(property.getValue())))
                .toList();
        return new SettingValue(
                setting, SettingOrigin.describe(setting.property(), properties.get(0)), String.join(",", texts));
    }

    /** Returns a number as it is written in the file: YAML also reads 010 as 8 and 1_000 as 1000, unlike the command line. */
    static String number(@Nullable Origin origin, Number number) {
        Matcher scalar = SCALAR.matcher(SettingOrigin.written(origin));
        return scalar.lookingAt() ? scalar.group() : number.toString();
    }

    String refusal() {
        String refusal = setting.takes().refusal(place, text);
        String locale = setting.isPath() ? FileNames.localeProblem(text) : null;
        return locale == null ? refusal : refusal + " " + locale;
    }
}
