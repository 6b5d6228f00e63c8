package dev.lenet.trainer.cli;

import dev.lenet.trainer.cli.settings.Setting;
import dev.lenet.trainer.cli.settings.SettingsMetadata;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What {@code --help} and {@code --version} say, made from the settings' records and the packed defaults. */
final class Usage {

    private static final int HELP_COLUMN = 26;
    private static final int WIDTH = 80;

    /** Stands for a blank at which no line ends. */
    private static final char UNBROKEN = '\u00A0';

    private Usage() {}

    /** The usage: every option with its values, its meaning and its default; the exit codes. */
    static String help() {
        SettingsMetadata metadata = SettingsMetadata.packed();
        StringBuilder text = new StringBuilder("""
                Trains small convolutional networks, one change at a time, and reports what each
                change brings.

                Usage: java -jar trainer.jar [--option=value ...]
                """);
        String heading = "";
        for (Setting setting : Setting.all()) {
            if (!setting.heading().equals(heading)) {
                heading = setting.heading();
                text.append('\n').append(heading).append(":\n");
            }
            entry(text, option(setting), metadata.description(setting) + remarks(setting, metadata));
        }
        text.append('\n');
        entry(text, "--help, --version", "Show this text, or the versions, and end");
        text.append("""

                Each option can also be set as trainer.NAME in an application.yml in the working
                folder or in a file of --config, or as an environment variable, as in
                TRAINER_BATCH_SIZE=64. The command line wins over the environment, and the
                environment over files. Spring Boot's own options work too, as in
                --server.port=9090.

                Exit codes:
                """);
        for (ExitCode code : ExitCode.values()) {
            text.append(Text.format("%5d  %s%n", code.code(), code.meaning()));
        }
        return text.toString();
    }

    private static String option(Setting setting) {
        String placeholder = setting.takes().placeholder();
        return setting.isFlag() ? "--" + setting.name() : Text.format("--%s=%s", setting.name(), placeholder);
    }

    /** What the placeholder does not tell, and the default. */
    private static String remarks(Setting setting, SettingsMetadata metadata) {
        List<String> remarks = new ArrayList<>();
        String detail = setting.takes().detail();
        String value = metadata.defaultOf(setting);
        if (!detail.isEmpty()) {
            remarks.add(detail);
        }
        if (value != null && !setting.isFlag()) {
            remarks.add("default " + value);
        }
        String all = " [" + String.join("; ", remarks) + "]";
        boolean fits = all.length() <= WIDTH - HELP_COLUMN;
        return remarks.isEmpty() ? "" : fits ? " " + all.substring(1).replace(' ', UNBROKEN) : all;
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

    /** A heading that reaches the help's column has a line of its own. */
    private static void entry(StringBuilder text, String heading, String words) {
        String indent = " ".repeat(HELP_COLUMN);
        StringBuilder line = new StringBuilder("  " + heading);
        if (line.length() >= HELP_COLUMN) {
            text.append(line).append('\n');
            line = new StringBuilder();
        }
        line.append(" ".repeat(HELP_COLUMN - line.length()));
        for (String word : words.split("[ \n]+")) {
            if (line.length() > HELP_COLUMN && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(line.length() > HELP_COLUMN ? " " : "").append(word.replace(UNBROKEN, ' '));
        }
        text.append(line).append('\n');
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
