package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

/** Puts Spring Boot's origin of a value into words for people. */
final class SettingOrigin {

    private SettingOrigin() {}

    /**
     * Names a setting and the place where its value stands.
     *
     * @param name the setting's full name, for example {@code trainer.epochs}
     * @param property the value with its origin, if known
     * @return for example {@code trainer.epochs (application.yml, line 12)}
     */
    static String describe(String name, @Nullable ConfigurationProperty property) {
        String place = property == null ? null : place(name, property.getOrigin());
        return place == null ? name : Text.format("%s (%s)", name, place);
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
                case "commandLineArgs" -> "--" + name;
                case "systemProperties" -> "-D" + name;
                case "systemEnvironment" -> "environment variable " + source.getPropertyName();
                default -> source.getPropertySource().getName();
            };
        }
        return origin == null ? null : origin.toString();
    }

    private static String file(Resource resource) {
        try {
            return resource.isFile() ? resource.getFile().getPath() : String.valueOf(resource.getFilename());
        } catch (IOException e) {
            return resource.getDescription();
        }
    }
}
