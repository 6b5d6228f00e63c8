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

/** The output of {@code --help} and {@code --version}, made from the settings records and the packed defaults. */
final class Usage {

    private static final int HELP_COLUMN = 26;
    private static final int WIDTH = 80;

    /** Stands for a space at which a line must not be broken. */
    private static final char UNBROKEN = '\u00A0';

    private Usage() {}

    /** Returns the usage: every option with its values, meaning and default, and the exit codes. */
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
        entry(text, "--help, --version", "Print this text, or the versions, and exit");
        text.append("""

                Each option can also be set as trainer.NAME in application.yml in the working
                folder or in the --config file, or as an environment variable, such as
                TRAINER_BATCH_SIZE=64. The command line overrides the environment, and the
                environment overrides files. Spring Boot's own options work too, such as
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

    /** Returns the range, unless the placeholder shows it, and the default. */
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

    /** Returns one line with the versions of the trainer, of Deeplearning4j and of the JVM, and the trainer's commit. */
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

    /** Adds an entry. A heading that reaches into the column of descriptions gets its own line. */
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
