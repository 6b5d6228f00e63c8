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
 * A setting's value as the user wrote it: that of the first source that has one, which is the one that Spring binds.
 *
 * @param setting what is set
 * @param place the setting's name as the user wrote it and where that is, for example {@code trainer.epochs (my.yml, line 3)}
 * @param text the value; elements of a list with commas between them
 */
record SettingValue(Setting setting, String place, String text) {

    private static final Pattern SCALAR = Pattern.compile("[^\\s,\\]}]+");

    /**
     * Looks for a value.
     *
     * @param setting what is set
     * @param sources the strongest first
     * @param placeholders resolves references to other values
     * @return null if no source has one
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

    /** YAML has more ways to write a number than the command line, 010 for 8 and 1_000 for 1000 among them: what stands there. */
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
