package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The file of {@code --config}: settings of one command, which win over {@code application.yml}. Spring Boot's own way to add
 * files, {@code spring.config.additional-location}, splits paths at commas and semicolons, reads any of Boot's settings too
 * late for half of them, and words a missing file for developers.
 */
public final class ConfigFile {

    /** Spring Boot's names for what it has read from {@code application.yml} begin so. */
    private static final String APPLICATION_YML = "Config resource";

    /** The name of the file's property source. */
    static final String SOURCE = "config";

    private ConfigFile() {}

    /**
     * Adds the file that the settings name, if they do.
     *
     * @param environment all settings
     * @throws SettingsException if it cannot be read or is no YAML
     */
    static void addTo(ConfigurableEnvironment environment) {
        String name = environment.getProperty(Setting.PREFIX + SOURCE);
        if (name == null || name.isBlank() || !FileNames.isPath(name)) {
            // The check of all settings has the message for that.
            return;
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new SettingsException(Text.format(
                    "--config takes the path of a YAML file, but %s \"%s\".",
                    Files.isDirectory(file) ? "got the folder" : "there is no file", name));
        }
        PropertySource<?> settings = load(file);
        MutablePropertySources sources = environment.getPropertySources();
        sources.stream()
                .map(PropertySource::getName)
                .filter(each -> each.startsWith(APPLICATION_YML))
                .findFirst()
                .ifPresentOrElse(first -> sources.addBefore(first, settings), () -> sources.addLast(settings));
    }

    private static PropertySource<?> load(Path file) {
        try {
            int documents = 0;
            // Spring Boot's loader has no limits, and a few lines of aliases can stand for more than fits into memory.
            try (Reader reader = Files.newBufferedReader(file)) {
                for (Node document : new Yaml(new LoaderOptions()).composeAll(reader)) {
                    documents += document == null ? 0 : 1;
                }
            }
            if (documents > 1) {
                throw new SettingsException(Text.format("%s holds %d YAML documents, expected one.", file, documents));
            }
            List<PropertySource<?>> loaded = new YamlPropertySourceLoader().load(SOURCE, new FileSystemResource(file));
            if (documents == 0 || loaded.isEmpty()) {
                throw new SettingsException(
                        Text.format("%s holds no settings, expected those under %s:.", file, Setting.ROOT));
            }
            return loaded.get(0);
        } catch (StackOverflowError e) {
            throw new SettingsException(
                    Text.format("%s is not valid YAML: an alias stands within what it stands for.", file));
        } catch (YAMLException e) {
            throw new SettingsException(invalid(file.toString(), e));
        } catch (CharacterCodingException e) {
            throw new SettingsException(Text.format("%s is not text in UTF-8.", file));
        } catch (IOException e) {
            throw new SettingsException(Text.format("%s cannot be read: %s.", file, e.getMessage()));
        }
    }

    /**
     * Says that a file is no YAML, and in which line.
     *
     * @param file its name
     * @param e what the parser says
     * @return one line for people
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
