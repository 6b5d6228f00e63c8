package dev.lenet.trainer.cli.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Finds the place of a key in a YAML file. Spring Boot tracks only the origins of values, and none for an empty map. */
final class YamlKey {

    private YamlKey() {}

    /** Returns the place of a key, given the path of keys that leads to it; null if it is not found. */
    static @Nullable Origin find(Resource file, String... path) {
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            for (Node document : new Yaml(new LoaderOptions()).composeAll(reader)) {
                Mark mark = find(document, path, 0);
                if (mark != null) {
                    return new TextResourceOrigin(
                            file, new TextResourceOrigin.Location(mark.getLine(), mark.getColumn()));
                }
            }
        } catch (IOException | YAMLException e) {
            // Not YAML, but a properties file.
        }
        return null;
    }

    private static @Nullable Mark find(@Nullable Node node, String[] path, int depth) {
        if (node instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(path[depth])) {
                    return depth + 1 == path.length ? key.getStartMark() : find(entry.getValueNode(), path, depth + 1);
                }
            }
        }
        return null;
    }
}
