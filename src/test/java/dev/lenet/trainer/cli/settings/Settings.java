package dev.lenet.trainer.cli.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Where settings come from, strongest first: command line, system properties, variables, a file my.yml, the packed defaults. */
public final class Settings {

    private final List<String> commandLine = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, Object> variables = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private String file = "";

    private Settings() {}

    /** Nothing but the packed defaults. */
    public static Settings none() {
        return new Settings();
    }

    /** Arguments as Spring Boot gets them, for example {@code --trainer.epochs=5}. */
    public static Settings commandLine(List<String> arguments) {
        Settings settings = new Settings();
        settings.commandLine.addAll(arguments);
        return settings;
    }

    static Settings commandLine(String... arguments) {
        return commandLine(List.of(arguments));
    }

    static Settings file(String yaml) {
        return none().andFile(yaml);
    }

    Settings andFile(String yaml) {
        file = yaml;
        return this;
    }

    Settings andVariable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Settings andProperty(String name, String value) {
        properties.put(name, value);
        return this;
    }

    List<String> warnings() {
        return warnings;
    }

    /** Checks and binds them as the start of the trainer does. */
    public TrainerSettings check() {
        return SettingsCheck.check(environment(), warnings::add);
    }

    /** The environment as Spring Boot makes it. */
    public StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {}

            @Override
            public Map<String, Object> getSystemEnvironment() {
                return variables;
            }
        };
        var sources = environment.getPropertySources();
        sources.addLast(new SimpleCommandLinePropertySource(commandLine.toArray(String[]::new)));
        sources.addLast(new MapPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, properties));
        sources.addLast(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        load(sources, new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "my.yml";
            }
        });
        load(sources, new ClassPathResource("application.yml"));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static void load(MutablePropertySources sources, Resource resource) {
        try {
            new YamlPropertySourceLoader()
                    .load("Config resource " + resource.getFilename(), resource)
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
