package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.io.Resource;

/** Describes Spring Boot's origin of a value for the user. */
public final class SettingOrigin {

    private SettingOrigin() {}

    /**
     * Names a setting and the place of its value.
     *
     * @param name the setting's full name, for example {@code trainer.epochs}
     * @param property the value with its origin; null if unknown
     * @return the name as the user wrote it, with its place, for example {@code --epochs} or
     *     {@code trainer.epochs (application.yml, line 12)}
     */
    public static String describe(String name, @Nullable ConfigurationProperty property) {
        if (property != null && property.getOrigin() instanceof PropertySourceOrigin source) {
            switch (source.getPropertySource().getName()) {
                case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME -> {
                    return "--" + shortName(source.getPropertyName());
                }
                case SettingsBinder.REQUEST -> {
                    return camel(shortName(name));
                }
                default -> {}
            }
        }
        return describe(name, property == null ? null : property.getOrigin());
    }

    /**
     * Names a value and its place.
     *
     * @param name the value's full name
     * @param origin where it comes from; null if unknown
     * @return the name with the place, for example {@code trainer.variants.wide.channels (my.yml, line 7)}
     */
    static String describe(String name, @Nullable Origin origin) {
        String place = place(name, origin);
        return place == null ? name : Text.format("%s (%s)", name, place);
    }

    /** Returns the place in a file; null if the value is not from a file. */
    static @Nullable TextResourceOrigin inFile(@Nullable ConfigurationProperty property) {
        return inFile(property == null ? null : property.getOrigin());
    }

    /** Returns the place in a file; null if the origin is not a file. */
    static @Nullable TextResourceOrigin inFile(@Nullable Origin of) {
        Origin origin = of;
        while (origin instanceof PropertySourceOrigin source) {
            origin = source.getOrigin();
        }
        return origin instanceof TextResourceOrigin text ? text : null;
    }

    /** Returns the rest of a file's line from the start of a value; empty if its place is unknown. */
    static String written(@Nullable Origin of) {
        TextResourceOrigin origin = inFile(of);
        if (origin == null || origin.getLocation() == null || origin.getResource() == null) {
            return "";
        }
        try {
            String line = origin.getResource()
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .skip(origin.getLocation().getLine())
                    .findFirst()
                    .orElse("");
            return line.substring(Math.min(origin.getLocation().getColumn(), line.length()));
        } catch (IOException e) {
            // The file was readable a moment ago; the caller falls back to the parsed value.
            return "";
        }
    }

    private static @Nullable String place(String name, @Nullable Origin origin) {
        if (origin instanceof TextResourceOrigin text && text.getResource() != null) {
            var location = text.getLocation();
            return file(text.getResource()) + (location == null ? "" : ", line " + (location.getLine() + 1));
        }
        if (origin instanceof SystemEnvironmentOrigin variable) {
            return "environment variable " + variable.getProperty();
        }
        if (origin instanceof PropertySourceOrigin source) {
            if (source.getOrigin() != null) {
                return place(name, source.getOrigin());
            }
            return switch (source.getPropertySource().getName()) {
                case "systemProperties" -> "-D" + name;
                case "systemEnvironment" -> "environment variable " + source.getPropertyName();
                default -> source.getPropertySource().getName();
            };
        }
        return origin == null ? null : origin.toString();
    }

    private static String shortName(String name) {
        return name.startsWith(Setting.PREFIX) ? name.substring(Setting.PREFIX.length()) : name;
    }

    private static String camel(String kebab) {
        return Pattern.compile("-([a-z])")
                .matcher(kebab)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static String file(Resource resource) {
        try {
            return resource.isFile() ? resource.getFile().getPath() : String.valueOf(resource.getFilename());
        } catch (IOException e) {
            return resource.getDescription();
        }
    }
}
