package dev.lenet.trainer.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.model.ActivationKind;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.NormKind;
import dev.lenet.trainer.model.PoolingKind;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a user's own study: {@code trainer.variants}. */
class DeclaredVariantsTests {

    private static final String HEAD = "trainer:\n  variants:\n";

    private static Settings declaring(String... lines) {
        return Settings.file(
                HEAD + Stream.of(lines).map(line -> "    " + line + "\n").collect(Collectors.joining()));
    }

    private static RunSpec spec(String lines, String... options) {
        return Settings.commandLine(options)
                .andFile("trainer:\n  variant: mine\n  variants:\n    " + lines + "\n")
                .check()
                .spec("sample");
    }

    @Nested
    class AreChangesOfAnother {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        channels: [12, 32]                              | channels 6, 16 → 12, 32
                        kernel: 3                                       | kernel 5 → 3
                        kernel: [5, 3]                                  | kernel 5 → 5, 3
                        padding: 2                                      | padding 2, 0 → 2
                        pooling: [max, average]                         | pooling max → max, average
                        batch-norm: all                                 | batch norm none → all
                        activation: leaky-relu                          | activation relu → leaky-relu
                        hidden: []                                      | hidden 120, 84 → none
                        dropout: 0.2                                    | dropout none → 0.2
                        dropout: [0.2, 0.1]                             | dropout none → 0.2, 0.1
                        weight-init: lecun-normal                       | weight init kaiming-uniform → lecun-normal
                        epochs: 20                                      | epochs 15 → 20
                        batch-size: 32                                  | batch size 64 → 32
                        learning-rate: 2e-3                             | learning rate 0.001 → 0.002
                        step-size: 3                                    | step size 5 → 3
                        batchNorm: all                                  | batch norm none → all
                        """)
        void inOneLever(String lever, String words) {
            assertThat(spec("mine: { " + lever + " }").variant().change()).isEqualTo(words);
        }

        @Test
        void thatMayComeLaterInTheFileAndKeepTheFilesOrder() {
            TrainerSettings settings = declaring(
                            "second: { extends: first, batch-norm: convolutions }",
                            "first: { extends: var1, dropout: 0.2 }",
                            "1: { kernel: 3 }")
                    .check();

            assertThat(settings.registry().names())
                    .containsExactly("baseline", "var1", "var2", "var3", "var4", "second", "first", "1");
            Architecture second = settings.registry().named("second").architecture();
            assertThat(second.dropout()).containsExactly(0.2);
            assertThat(second.batchNorm()).isEqualTo(NormKind.CONVOLUTIONS);
        }

        @Test
        void inSeveralLeversIfTheySaySo() {
            RunSpec spec =
                    spec("mine: { activation: leaky-relu, activation-slope: 0.2, pooling: average, changes: 3 }");

            assertThat(spec.variant().architecture())
                    .isEqualTo(Architecture.LENET5
                            .with("pooling", List.of(PoolingKind.AVERAGE))
                            .with("activation", ActivationKind.LEAKY_RELU)
                            .with("activationSlope", 0.2));
            assertThat(spec.variant().model()).isEqualTo("mine");
        }

        @Test
        void inAugmentation() {
            assertThat(spec("mine: { augment: true }").augmentation())
                    .isEqualTo(new AugmentationSettings(10, 0.5, 0.1, 0.1, 0.1, 0.1, 0));
            assertThat(
                            spec("base: { augment: true }\n    mine: { extends: base, augmentation: { rotation-degrees: 20 } }")
                                    .augmentation())
                    .isEqualTo(new AugmentationSettings(20, 0.5, 0.1, 0.1, 0.1, 0.1, 0));
            assertThat(spec("mine: { augment: false }", "--trainer.augment=true")
                            .augmentation())
                    .isNull();
        }

        @Test
        void ofWhatTheCommandLineSays() {
            assertThat(spec("mine: { learning-rate: 0.01 }", "--trainer.epochs=3")
                            .recipe())
                    .isEqualTo(dev.lenet.trainer.model.Recipe.REFERENCE
                            .with("epochs", 3)
                            .with("learningRate", 0.01));
        }
    }

    @Nested
    class AreRefused {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        a: { chanels: [3, 3] }     | .chanels (my.yml, line 3) is unknown. Did you mean channels?
                        a: { extend: var1 }        | .extend (my.yml, line 3) is unknown. Did you mean extends?
                        a: { activation: rellu }   | .activation (my.yml, line 3) takes one of relu, leaky-relu, tanh, sigmoid, elu, gelu, swish, but got "rellu". Did you mean relu?
                        a: { channels: [010, 16] } | .channels (my.yml, line 3) takes a whole number, or a list of them, but got "010,16".
                        a: { hidden: }             | .hidden (my.yml, line 3) takes a whole number, or a list of them, but got "".
                        a: { dropout: half }       | .dropout (my.yml, line 3) takes a number, or a list of them, but got "half".
                        a: { epochs: 0 }           | .epochs (my.yml, line 3) takes a whole number from 1 to 100000, but got "0".
                        a: { augmentation: { brightness: 2 } } | .augmentation.brightness (my.yml, line 3) takes a number from 0 to 1, but got "2".
                        a: { changes: two, dropout: 0.2 } | .changes (my.yml, line 3) takes the number of levers that the variant changes, from 1 to
                        a: { extends: var7, dropout: 0.2 } | .extends (my.yml, line 3) takes the name of a variant, but there is no variant var7. There are baseline, var1, var2, var3, var4.
                        a: { extends: bseline, dropout: 0.2 } | .extends (my.yml, line 3) takes the name of a variant, but there is no variant bseline. Did you mean baseline?
                        a: { extends: a, dropout: 0.2 } | .extends (my.yml, line 3) forms a cycle: a extends a. One of them must extend a variant outside the cycle.
                        a: { extends: var1, dropout: 0.5 } | .dropout (my.yml, line 3) changes nothing: it is already 0.5 in var1. Leave it out, or give it another value.
                        a: { padding: [2, 0] }     | .padding (my.yml, line 3) changes nothing: it is already 2, 0 in baseline.
                        a: { augmentation: { brightness: 0.3 } } | .augmentation.brightness (my.yml, line 3) changes nothing: it has no effect with the other settings of this variant. Leave it out.
                        a: { schedule: none, gamma: 0.3, changes: 2 } | .gamma (my.yml, line 3) changes nothing: it has no effect with the other settings of this variant. Leave it out.
                        a: { activation: tanh, dropout: 0.7 } | ` (my.yml, line 3) changes 2 levers of baseline (activation, dropout), expected one. Split it into variants that extend each other, or add changes: 2.`
                        a: { activation: elu, changes: 3 } | .changes (my.yml, line 3) says 3, but a changes 1 lever of baseline: activation.
                        a: { channels: [6, 16, 32, 64], padding: 0, changes: 2 } | ` (my.yml, line 3) does not work: block 3 does not fit: its input of 4x4 pixels is too small for a 5x5 kernel with padding 0 and a 2x2 pooling. Use fewer blocks, smaller kernels, more padding or pooling: none.`
                        a: { padding: [1, 2, 3] }  | .padding (my.yml, line 3) does not work: padding has 3 values for 2 convolution blocks, expected one for all or one for each. Set it to match in the same variant; changes: N declares that N levers change together.
                        a: { momentum: 0.9 }       | .momentum (my.yml, line 3) does not work: a momentum of 0.9 applies only to the optimizer sgd, but the optimizer is adam. Set it to match in the same variant; changes: N declares that N levers change together.
                        a: { kernel: 9 }           | .kernel (my.yml, line 3) does not work: kernel is 9, expected 1 to 7.
                        a: { dropout: 0.5 }        | ` (my.yml, line 3) is the same as var1. Leave one of them out.`
                        a: hello                   | ` (my.yml, line 3) takes what the variant changes, as in {dropout: 0.2}, but got "hello".`
                        """)
        void withThePlaceAndWhatWasExpected(String line, String message) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(declaring(line)::check)
                    .withMessageStartingWith("trainer.variants.a" + message)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"my variant", "-a", "Größe", "a/b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
        void ofANameThatIsNoFoldersName(String name) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(declaring("\"" + name + "\": { dropout: 0.2 }")::check)
                    .withMessage(
                            "trainer.variants.%s (my.yml, line 3) is not a valid variant name: use up to 50 letters, digits, '_' and '-', starting with a letter or digit.",
                            name);
        }

        @Test
        void ofANameThatIsTaken() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(
                            declaring(
                                    "Var2: { dropout: 0.2 }",
                                    "all: { dropout: 0.3 }",
                                    "b: { kernel: 3 }",
                                    "B: { kernel: 4 }")::check)
                    .withMessage(
                            String.join(
                                    "\n",
                                    "trainer.variants.Var2 (my.yml, line 3) is the name of a variant that ships with the trainer. Choose another name; extends: Var2 makes a variant of it.",
                                    "trainer.variants.all (my.yml, line 4) stands for baseline, var1, var2, var3, var4. Choose another name.",
                                    "trainer.variants.B (my.yml, line 6) and b differ only in upper and lower case. Choose another name."));
        }

        @Test
        void withAllMistakesAtOnceAndNoneThatFollowsFromAnother() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(declaring(
                            "a: { extends: c, dropout: 0.1 }",
                            "b: { extends: a, dropout: 0.2 }",
                            "c: { extends: b, dropout: 0.3 }",
                            "wrong: { kernel: many }",
                            "child: { extends: wrong, kernel: 3 }",
                            "x: { dropout: 0.1 }",
                            "y: { extends: var1, dropout: 0.1 }")::check)
                    .withMessage(String.join(
                            "\n",
                            "trainer.variants.wrong.kernel (my.yml, line 6) takes a whole number, or a list of them, but got \"many\".",
                            "trainer.variants.a.extends (my.yml, line 3) forms a cycle: a extends c extends b extends a. One of them must extend a variant outside the cycle.",
                            "trainer.variants.y (my.yml, line 9) is the same as x. Leave one of them out."));
        }

        @Test
        void outsideOfFiles() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(Settings.none().andProperty("trainer.variants.a.dropout", "0.2")::check)
                    .withMessage(
                            "trainer.variants.a.dropout (-Dtrainer.variants.a.dropout) cannot be set there. Variants are declared in a file: --config=FILE or application.yml.");
        }

        @Test
        void withoutAnyLever() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(declaring("a: {}", "b: { kernel: 3 }")::check)
                    .withMessage(
                            "trainer.variants.a (my.yml, line 3) changes nothing in baseline. Add the lever that it changes, as in {dropout: 0.2}.");
        }

        @Test
        void asAList() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(Settings.file("trainer:\n  variants: [a]\n")::check)
                    .withMessageEndingWith("takes what the variant changes, as in {dropout: 0.2}, but got \"a\".");
        }
    }

    @Test
    void anUnknownVariantIsToldAmongTheDeclaredOnes() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(Settings.commandLine("--trainer.variant=wied")
                        .andFile(HEAD + "    wide: { channels: [12, 32] }\n")::check)
                .withMessage(
                        "--variant takes all, or variant names separated by commas, each once: baseline, var1, var2, var3, var4, wide, but got \"wied\". Did you mean wide?");
    }

    @Test
    void theStrongestFileThatDeclaresAnyCounts(@TempDir Path folder) throws IOException {
        Path study = folder.resolve("study.yml");
        Files.writeString(study, "trainer:\n  variants:\n    wide: { channels: [12, 32] }\n");

        assertThat(Settings.commandLine("--trainer.config=" + study)
                        .andFile(HEAD + "    wide: { dropout: 0.2 }\n    other: { kernel: 3 }\n")
                        .check()
                        .registry()
                        .names())
                .containsExactly("baseline", "var1", "var2", "var3", "var4", "wide");
    }

    @Nested
    class AreReadFromARecord {

        private static final String STUDY = """
                trainer:
                  variant: [fast, baseline, deeper]
                  repeats: 2
                  epochs: 3
                  variants:
                    deeper: { extends: wide, channels: [12, 32, 8], padding: [2, 0, 2], changes: 2 }
                    wide: { channels: [12, 32] }
                    fast: { learning-rate: 0.0021 }
                """;

        @TempDir
        private Path folder;

        private TrainerSettings repeat(Object record, String... options) throws IOException {
            Path file = folder.resolve("record.json");
            Files.writeString(file, Json.write(record));
            return Settings.commandLine(Stream.concat(Stream.of("--trainer.config=" + file), Stream.of(options))
                            .toList())
                    .check();
        }

        /** Stands in for run.json, which has the spec under this name. */
        private record Run(int schemaVersion, RunSpec spec) {}

        @Test
        void ofAStudy() throws IOException {
            StudySpec spec = Settings.file(STUDY).check().study("sample");
            Map<String, Object> record = new java.util.LinkedHashMap<>(Map.of("schemaVersion", 1));
            record.putAll(Map.of(
                    "specs",
                    spec.specs(),
                    "folds",
                    0,
                    "seeds",
                    spec.seeds(),
                    "test",
                    spec.test().id()));

            StudySpec again = repeat(record).study("sample");

            assertThat(again.variants()).isEqualTo(spec.variants());
            assertThat(again.seeds()).isEqualTo(spec.seeds());
            assertThat(again.specs())
                    .extracting(RunSpec::setup)
                    .isEqualTo(spec.specs().stream().map(RunSpec::setup).toList());
            assertThat(again.specs())
                    .extracting(RunSpec::data)
                    .isEqualTo(spec.specs().stream().map(RunSpec::data).toList());
        }

        @ParameterizedTest
        @ValueSource(strings = {"fast", "deeper", "baseline"})
        void ofARun(String variant) throws IOException {
            RunSpec spec = Settings.file(
                            STUDY.replace("[fast, baseline, deeper]", variant).replace("repeats: 2", "repeats: 1"))
                    .check()
                    .spec("sample");

            RunSpec again = repeat(new Run(1, spec)).spec("sample");

            assertThat(again.setup()).isEqualTo(spec.setup());
            assertThat(again.variant().name()).isEqualTo(variant);
            assertThat(again.data()).isEqualTo(spec.data());
            assertThat(again.digest()).isEqualTo(spec.digest());
        }

        @Test
        void andTheCommandLineWins() throws IOException {
            RunSpec spec = Settings.none().check().spec("sample");

            assertThat(repeat(new Run(1, spec), "--trainer.epochs=4")
                            .spec("sample")
                            .recipe()
                            .epochs())
                    .isEqualTo(4);
        }

        @Test
        void orRefusedIfDamaged() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> repeat(Map.of("schemaVersion", 1, "spec", Map.of("variant", "mine"))))
                    .withMessageContaining("record.json is not a complete record of a run or a study: ");
        }
    }

    @Test
    void theDigestTellsWhetherTwoRunsTrainTheSame() {
        String plain = Settings.none().check().spec("sample").digest();

        assertThat(plain).hasSize(64);
        assertThat(Settings.commandLine("--trainer.augmentation.brightness=0.1", "--trainer.augment=true")
                        .check()
                        .spec("sample")
                        .digest())
                .isNotEqualTo(plain);
        assertThat(spec("mine: { kernel: 3 }").digest()).isNotEqualTo(plain);
        assertThat(spec("mine: { kernel: 3 }\n    other: { dropout: 0.1 }", "--trainer.seed=7")
                        .digest())
                .isEqualTo(spec("mine: { kernel: [3, 3] }").digest());
    }
}
