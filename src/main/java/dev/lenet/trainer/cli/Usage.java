package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;

/** What {@code --help} and {@code --version} say, made from the table of options and the packed defaults. */
final class Usage {

    private static final int HELP_COLUMN = 24;
    private static final int WIDTH = 100;

    private Usage() {}

    /** The usage: every option with its values, its meaning and its default; the exit codes. */
    static String help() {
        Map<String, String> defaults = defaults();
        StringBuilder text = new StringBuilder("""
                Trains LeNet-5 variants on Fashion-MNIST.

                Usage: java -jar trainer.jar [--option=value ...]

                """);
        for (Option option : Options.ALL) {
            String value = defaults.get(option.property());
            entry(text, Text.format("--%s=%s", option.name(), option.rule().placeholder()));
            wrap(text, option.help() + (value == null ? "" : " [" + value + "]"));
        }
        entry(text, "--help, --version");
        wrap(text, "Show this text, or the versions, and end");
        text.append("""

                Defaults stand in brackets. Each option can also be set as trainer.NAME in an application.yml
                in the working folder, or as an environment variable, as in TRAINER_BATCH_SIZE=64; the command
                line wins. Spring Boot's own options have a dot, as in --server.port=9090.

                Exit codes:
                """);
        for (ExitCode code : ExitCode.values()) {
            text.append(Text.format("%5d  %s%n", code.code(), code.meaning()));
        }
        return text.toString();
    }

    /** The option table of the README, as Markdown. */
    static String markdown() {
        Map<String, String> defaults = defaults();
        return Options.ALL.stream()
                .map(option -> Text.format(
                        "| `--%s` | %s | %s | %s |%n",
                        option.name(),
                        option.rule().takes(),
                        defaults.containsKey(option.property()) ? "`" + defaults.get(option.property()) + "`" : "",
                        option.help()))
                .collect(Collectors.joining(
                        "", Text.format("| option | takes | default | meaning |%n|---|---|---|---|%n"), ""));
    }

    /** One line: the trainer's version and commit, the libraries', the JVM's. */
    static String version() {
        Properties build = properties("META-INF/build-info.properties");
        Properties git = properties("git.properties");
        return Text.format(
                "trainer %s (commit %s), Deeplearning4j %s, Java %s (%s)%n",
                build.getProperty("build.version", "unknown"),
                git.getProperty("git.commit.id.abbrev", "unknown"),
                build.getProperty("build.deeplearning4j", "unknown"),
                System.getProperty("java.version"),
                System.getProperty("java.vendor"));
    }

    /** The packed defaults by full name; settings without a default are absent. */
    static Map<String, String> defaults() {
        Map<String, String> values = new TreeMap<>();
        try {
            for (var source :
                    new YamlPropertySourceLoader().load("defaults", new ClassPathResource("application.yml"))) {
                if (source instanceof EnumerablePropertySource<?> names) {
                    Arrays.stream(names.getPropertyNames())
                            .filter(name -> name.startsWith(Option.PREFIX))
                            .forEach(name -> values.put(name, String.valueOf(names.getProperty(name))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("application.yml in the jar cannot be read", e);
        }
        return values;
    }

    private static void entry(StringBuilder text, String heading) {
        text.append("  ").append(heading);
        // A heading that reaches the help's column has a line of its own.
        int column = 2 + heading.length();
        text.append(column < HELP_COLUMN ? " ".repeat(HELP_COLUMN - column) : "\n" + " ".repeat(HELP_COLUMN));
    }

    private static void wrap(StringBuilder text, String words) {
        int column = HELP_COLUMN;
        for (String word : words.split(" ")) {
            if (column > HELP_COLUMN && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(HELP_COLUMN));
                column = HELP_COLUMN;
            } else if (column > HELP_COLUMN) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }

    private static Properties properties(String resource) {
        Properties properties = new Properties();
        try (InputStream in = Usage.class.getClassLoader().getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " in the jar cannot be read", e);
        }
        return properties;
    }
}
