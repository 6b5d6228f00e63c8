package dev.lenet.trainer.cli.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * The settings' descriptions, from the configuration metadata that Spring Boot's annotation processor makes of the records'
 * Javadoc, and their defaults, from the packed {@code application.yml}.
 */
public final class SettingsMetadata {

    private final KnownNames names = new KnownNames();
    private final List<PropertySource<?>> defaults;

    private SettingsMetadata(List<PropertySource<?>> defaults) {
        this.defaults = defaults;
    }

    /**
     * Reads the metadata and the defaults in the jar.
     *
     * @return descriptions and defaults
     */
    public static SettingsMetadata packed() {
        try {
            return new SettingsMetadata(
                    new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yml")));
        } catch (IOException e) {
            throw new UncheckedIOException("application.yml in the jar cannot be read", e);
        }
    }

    /**
     * Returns the description of a setting.
     *
     * @param setting the setting
     * @return a phrase for the usage
     */
    public String description(Setting setting) {
        return names.description(setting.property());
    }

    /**
     * Returns the packed default of a setting.
     *
     * @param setting the setting
     * @return the default; null if there is none
     */
    public @Nullable String defaultOf(Setting setting) {
        return defaults.stream()
                .map(source -> source.getProperty(setting.property()))
                .filter(value -> value != null)
                .map(String::valueOf)
                .findFirst()
                .orElse(null);
    }
}
