package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * The file of {@code --config}: settings for one command, which override {@code application.yml}. Spring Boot's own option for
 * adding files, {@code spring.config.additional-location}, does not fit: it splits paths at commas and semicolons, reads
 * Boot's own settings too late for half of them, and its message about a missing file is meant for developers.
 */
public final class ConfigFile {

    /** Prefix of Spring Boot's names for the property sources of {@code application.yml}. */
    private static final String APPLICATION_YML = "Config resource";

    /** The name of the file's property source. */
    static final String SOURCE = "config";

    private ConfigFile() {}

    /**
     * Adds the file that {@code --config} names, if it is set.
     *
     * @param environment all settings
     * @throws SettingsException if the file cannot be read or is not valid YAML
     */
    static void addTo(ConfigurableEnvironment environment) {
        String name = environment.getProperty(Setting.PREFIX + SOURCE);
        if (name == null || name.isBlank() || !FileNames.isPath(name)) {
            // The check of all settings reports this.
            return;
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new SettingsException(Text.format(
                    "--config takes the path of a YAML file, but %s \"%s\".",
                    Files.isDirectory(file) ? "got the folder" : "there is no file", name));
        }
        RecordedSettings recorded = RecordedSettings.in(file);
        PropertySource<?> settings = recorded == null ? load(file) : recorded;
        MutablePropertySources sources = environment.getPropertySources();
        firstApplicationYml(sources)
                .ifPresentOrElse(first -> sources.addBefore(first, settings), () -> sources.addLast(settings));
    }

    /** Returns the name of the {@code application.yml} source with the highest precedence. */
    static Optional<String> firstApplicationYml(MutablePropertySources sources) {
        return sources.stream()
                .map(PropertySource::getName)
                .filter(each -> each.startsWith(APPLICATION_YML))
                .findFirst();
    }

    /**
     * Refuses an {@code application.yml} whose aliases expand to more than fits into memory, before Spring Boot reads it.
     *
     * @throws SettingsException if one in the working folder cannot be read or is not valid YAML
     */
    public static void checkApplicationYml() {
        for (String folder : List.of("", "config")) {
            for (String name : List.of("application.yml", "application.yaml")) {
                Path file = Path.of(folder, name);
                if (Files.isRegularFile(file)) {
                    documents(file);
                }
            }
        }
    }

    private static PropertySource<?> load(Path file) {
        int documents = documents(file);
        if (documents > 1) {
            throw new SettingsException(Text.format("%s holds %d YAML documents, expected one.", file, documents));
        }
        try {
            List<PropertySource<?>> loaded = new YamlPropertySourceLoader().load(SOURCE, new FileSystemResource(file));
            if (documents == 0 || loaded.isEmpty()) {
                throw new SettingsException(
                        Text.format("%s holds no settings, expected those under %s:.", file, Setting.ROOT));
            }
            return loaded.get(0);
        } catch (StackOverflowError e) {
            throw endless(file);
        } catch (YAMLException e) {
            throw new SettingsException(invalid(file.toString(), e));
        } catch (IOException e) {
            throw new SettingsException(Text.format("%s cannot be read: %s.", file, e.getMessage()));
        }
    }

    /** Counts the documents within limits: Spring Boot's loader has none, and a few lines of aliases can fill the memory. */
    private static int documents(Path file) {
        int documents = 0;
        try (Reader reader = Files.newBufferedReader(file)) {
            for (Node document : new Yaml(new LoaderOptions()).composeAll(reader)) {
                if (document != null) {
                    documents++;
                    refuseEndless(file, document, new HashSet<>());
                }
            }
            return documents;
        } catch (StackOverflowError e) {
            throw endless(file);
        } catch (YAMLException e) {
            throw new SettingsException(invalid(file.toString(), e));
        } catch (CharacterCodingException e) {
            throw new SettingsException(Text.format("%s is not UTF-8 text.", file));
        } catch (IOException e) {
            throw new SettingsException(Text.format("%s cannot be read: %s.", file, e.getMessage()));
        }
    }

    private static void refuseEndless(Path file, Node node, Set<Node> within) {
        if (!(node instanceof CollectionNode<?> collection)) {
            return;
        }
        if (!within.add(node)) {
            throw endless(file);
        }
        for (Object each : collection.getValue()) {
            if (each instanceof NodeTuple entry) {
                refuseEndless(file, entry.getKeyNode(), within);
                refuseEndless(file, entry.getValueNode(), within);
            } else {
                refuseEndless(file, (Node) each, within);
            }
        }
        within.remove(node);
    }

    private static SettingsException endless(Path file) {
        return new SettingsException(
                Text.format("%s is not valid YAML: an alias refers to a node that contains it.", file));
    }

    /**
     * Returns a message that a file is not valid YAML, with the line of the error if it is known.
     *
     * @param file the file's name
     * @param e the parser's exception
     * @return one line for the user
     */
    public static String invalid(String file, YAMLException e) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return Text.format(
                    "%s is not valid YAML, line %d: %s.",
                    file, marked.getProblemMark().getLine() + 1, marked.getProblem());
        }
        return Text.format(
                "%s is not valid YAML: %s.",
                file, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
}
