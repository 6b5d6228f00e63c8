package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.cli.settings.Setting;
import dev.lenet.trainer.cli.settings.SettingsMetadata;
import dev.lenet.trainer.evaluation.tsne.Tsne;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds settings, defaults, usage and docs together. */
class UsageTests {

    private static final Path USING = Path.of("docs/using.md");

    private final SettingsMetadata metadata = SettingsMetadata.packed();

    @Test
    void statesEveryOptionsDefaultInApplicationYmlOrThatThereIsNone() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("application.yml"));

        for (Setting setting : Setting.all()) {
            boolean optional = lines.stream().anyMatch(line -> line.startsWith("  # " + setting.name() + ": "));
            assertThat(metadata.defaultOf(setting) != null ^ optional)
                    .as("%s stands in application.yml once, with a default or commented out", setting.name())
                    .isTrue();
        }
    }

    @Test
    void tellsThePointsThatTsneNeeds() {
        Setting points = Objects.requireNonNull(Setting.named("tsne-points"));

        assertThat(points.takes().detail()).startsWith("from " + new Tsne(0).fewestPoints() + " to ");
    }

    @Nested
    class Help {

        private final String help = Usage.help();

        @Test
        void namesEveryOptionWithWhatItDoesAndItsDefault() {
            String words = help.replaceAll("\\s+", " ");

            assertThat(words).contains("[above 0; default 0.001]");
            for (Setting setting : Setting.all()) {
                String placeholder =
                        setting.isFlag() ? "" : "=" + setting.takes().placeholder();
                assertThat(metadata.description(setting)).as(setting.name()).isNotBlank();
                assertThat(words)
                        .contains(" --" + setting.name() + placeholder + " "
                                + metadata.description(setting).replaceAll("\\s+", " "));
            }
        }

        @Test
        void namesEveryExitCode() {
            for (ExitCode code : ExitCode.values()) {
                assertThat(help).containsPattern("(?m)^ +" + code.code() + "  " + code.meaning() + "$");
            }
        }

        @Test
        void fitsATerminal() {
            assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @Test
    void isTheTableInDocs() throws IOException {
        String table = Setting.all().stream()
                .map(setting -> "| `--%s` | %s | %s | %s |\n"
                        .formatted(
                                setting.name(),
                                setting.takes().description(),
                                metadata.defaultOf(setting) == null ? "" : "`" + metadata.defaultOf(setting) + "`",
                                metadata.description(setting)))
                .collect(Collectors.joining("", "| option | takes | default | meaning |\n|---|---|---|---|\n", ""));

        assertThat(Files.readString(USING))
                .as("the option table of docs/using.md; it must be:%n%s", table)
                .contains(table);
    }
}
