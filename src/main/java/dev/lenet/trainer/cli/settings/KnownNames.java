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
 * The names of all properties that the libraries and the trainer itself know, from the configuration metadata in their jars. A
 * name that is not among them does nothing.
 */
final class KnownNames {

    /** What the trainer answers for, beside its own settings. Other programs' settings may stand in the same file. */
    private static final List<ConfigurationPropertyName> OURS = Stream.of("server", "management", "logging", "spring")
            .map(ConfigurationPropertyName::of)
            .toList();

    private static final List<Class<?>> CHECKED = List.of(Boolean.class, Integer.class, Long.class, Duration.class);

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** Each name, as metadata spell it; the value says what has taken its place, or is empty. */
    private final Map<ConfigurationPropertyName, JsonNode> properties = new LinkedHashMap<>();

    KnownNames() {
        JsonMapper mapper = JsonMapper.shared();
        try {
            for (URL url : Collections.list(KnownNames.class.getClassLoader().getResources(METADATA))) {
                // The jar that is built of all jars has their documents one after the other.
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

    /** Whether a name is of a kind that this list knows all of. */
    static boolean covers(ConfigurationPropertyName name) {
        return OURS.stream().anyMatch(prefix -> prefix.isAncestorOf(name));
    }

    /** Whether a property does anything: it is bound, or lies in a map or list that is. */
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

    /** The type of a property, if it is one that a wrong word or number can be told of; else null. */
    @Nullable
    Class<?> type(ConfigurationPropertyName name) {
        JsonNode property = properties.get(name);
        String type = property == null ? "" : property.path("type").asString("");
        try {
            Class<?> found = ClassUtils.forName(type, KnownNames.class.getClassLoader());
            return found.isEnum() || CHECKED.contains(found) ? found : null;
        } catch (ClassNotFoundException | LinkageError e) {
            // A generic type, or one of a library that is not there.
            return null;
        }
    }

    /** The description of a property, empty if there is none. */
    String description(String name) {
        JsonNode property = properties.get(ConfigurationPropertyName.of(name));
        return property == null ? "" : property.path("description").asString("");
    }

    /**
     * What an unknown name was meant to be.
     *
     * @param written kebab-case
     * @return the name that has taken its place, or the nearest one; null if none is near
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

    /** A map's own name is compared without what the user wrote below it. */
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
