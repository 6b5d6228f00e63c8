package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds table, settings, defaults, usage and README together. */
class OptionsTests {

    private static final Path README = Path.of("docs/using.md");

    private final Map<String, String> defaults = Usage.defaults();

    @Test
    void areTheSettings() {
        List<String> components = Arrays.stream(TrainerSettings.class.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .toList();

        assertThat(Option.names()).containsExactlyElementsOf(components);
    }

    @Nested
    class Defaults {

        @Test
        void passTheRules() {
            for (Option option : Options.SETTINGS) {
                String value = defaults.get(option.property());
                if (value != null) {
                    assertThat(option.problem(option.name(), value)).isNull();
                }
            }
        }

        @Test
        void stateEveryOptionAndNoOther() throws IOException {
            List<String> lines = Files.readAllLines(Path.of("application.yml"));

            for (Option option : Options.ALL) {
                boolean optional = lines.stream().anyMatch(line -> line.startsWith("  # " + option.name() + ": "));
                assertThat(defaults.containsKey(option.property()) ^ optional)
                        .as("%s stands in application.yml once, with a default or commented out", option.name())
                        .isTrue();
            }
            assertThat(Options.SETTINGS.stream().map(Option::property)).containsAll(defaults.keySet());
        }
    }

    @Nested
    class Help {

        @Test
        void namesEveryOptionWithItsDefault() {
            String help = Usage.help();

            assertThat(help).contains("[0.001]");
            for (Option option : Options.ALL) {
                assertThat(help)
                        .contains("  --" + option.name() + "=" + option.rule().placeholder());
            }
        }

        @Test
        void namesEveryExitCode() {
            for (ExitCode code : ExitCode.values()) {
                assertThat(Usage.help()).containsPattern("(?m)^ +" + code.code() + "  " + code.meaning() + "$");
            }
        }

        @Test
        void fitsATerminal() {
            assertThat(Usage.help().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        }

        @Test
        void isTheReadmesTable() throws IOException {
            assumeThat(README).exists();

            assertThat(Files.readString(README))
                    .as("the option table of docs/using.md; it must be:%n%s", Usage.markdown())
                    .contains(Usage.markdown());
        }
    }
}
