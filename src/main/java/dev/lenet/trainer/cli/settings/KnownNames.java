package dev.lenet.trainer.cli.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names of all properties of the libraries and of the trainer, from the configuration metadata in their jars. Any other
 * name has no effect.
 */
final class KnownNames {

    /** The prefixes that are checked besides the trainer's own settings. The same file may hold other programs' settings. */
    private static final List<ConfigurationPropertyName> OURS = Stream.of("server", "management", "logging", "spring")
            .map(ConfigurationPropertyName::of)
            .toList();

    private static final List<Class<?>> CHECKED = List.of(Boolean.class, Integer.class, Long.class, Duration.class);

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** The metadata of each property by its name. */
    private final Map<ConfigurationPropertyName, JsonNode> properties = new LinkedHashMap<>();

    KnownNames() {
        JsonMapper mapper = JsonMapper.shared();
        try {
            for (URL url : Collections.list(KnownNames.class.getClassLoader().getResources(METADATA))) {
                // In the application's single jar, the file holds the documents of all jars, one after the other.
                try (MappingIterator<JsonNode> documents =
                        mapper.readerFor(JsonNode.class).readValues(url.openStream())) {
                    while (documents.hasNext()) {
                        add(documents.next().path("properties"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the configuration metadata in the jar cannot be read", e);
        }
    }

    private void add(JsonNode described) {
        for (JsonNode property : described) {
            properties.put(ConfigurationPropertyName.of(property.path("name").asString()), property);
        }
    }

    /** Returns whether all names with this name's prefix are known here. */
    static boolean covers(ConfigurationPropertyName name) {
        return OURS.stream().anyMatch(prefix -> prefix.isAncestorOf(name));
    }

    /** Returns whether a property has an effect: it is bound, or is an element of a map or list that is bound. */
    boolean contains(ConfigurationPropertyName name) {
        JsonNode property = properties.get(name);
        if (property != null) {
            return !property.path("deprecation").path("level").asString("").equals("error");
        }
        for (int length = name.getNumberOfElements() - 1; length > 0; length--) {
            JsonNode parent = properties.get(name.chop(length));
            if (parent != null && isOpen(parent, name, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOpen(JsonNode parent, ConfigurationPropertyName name, int length) {
        String type = parent.path("type").asString("");
        return type.startsWith("java.util.Map")
                || type.equals("java.util.Properties")
                || name.chop(length + 1).isLastElementIndexed();
    }

    /** Returns the type of a property if its values can be checked against it; else null. */
    @Nullable
    Class<?> type(ConfigurationPropertyName name) {
        JsonNode property = properties.get(name);
        String type = property == null ? "" : property.path("type").asString("");
        try {
            Class<?> found = ClassUtils.forName(type, KnownNames.class.getClassLoader());
            return found.isEnum() || CHECKED.contains(found) ? found : null;
        } catch (ClassNotFoundException | LinkageError e) {
            // A generic type, or a type from a library that is not on the class path.
            return null;
        }
    }

    /** Returns the description of a property; empty if there is none. */
    String description(String name) {
        JsonNode property = properties.get(ConfigurationPropertyName.of(name));
        return property == null ? "" : property.path("description").asString("");
    }

    /**
     * Suggests a name for an unknown one.
     *
     * @param written the unknown name, in kebab case
     * @return the name that replaced it, or the nearest one; null if none is near
     */
    @Nullable
    String suggestion(String written) {
        JsonNode replaced = properties.get(ConfigurationPropertyName.adapt(written, '.'));
        if (replaced != null) {
            return replaced.path("deprecation").path("replacement").asString(null);
        }
        int dots = (int) written.chars().filter(c -> c == '.').count();
        List<String> known = properties.entrySet().stream()
                .filter(entry -> contains(entry.getKey()))
                .map(entry -> spelled(entry.getValue(), written, dots))
                .toList();
        return Spelling.nearest(written, known);
    }

    /** Returns the property's name for the comparison; a map's name gets the keys that the user wrote below it. */
    private static String spelled(JsonNode property, String written, int dots) {
        String name = property.path("name").asString();
        int depth = (int) name.chars().filter(c -> c == '.').count();
        if (depth >= dots || !property.path("type").asString("").startsWith("java.util.Map")) {
            return name;
        }
        int at = -1;
        for (int i = 0; i <= depth; i++) {
            at = written.indexOf('.', at + 1);
        }
        return name + written.substring(at);
    }
}
