package dev.lenet.trainer.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Schedule;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.StudySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTests {

    private static final String NAME =
            "a name of up to 100 letters, digits, '.', '_' and '-' that begins with a letter or digit";
    private static final String NAMES = "names of runs, studies or STUDY/RUN, separated by commas";
    private static final String VARIANTS =
            "all, or variant names separated by commas, each once: baseline, var1, var2, var3, var4";

    private static void rejects(Settings settings, String message) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(settings::check)
                .withMessage(message);
    }

    @Nested
    class RejectsAValue {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        epochs=0              | a whole number from 1 to 100000, but got "0".
                        epochs=2147483648     | a whole number from 1 to 100000, but got "2147483648".
                        epochs=99999999999999999999 | a whole number from 1 to 100000, but got "99999999999999999999".
                        epochs=five           | a whole number from 1 to 100000, but got "five".
                        epochs=1.5            | a whole number from 1 to 100000, but got "1.5".
                        batch-size=-64        | a whole number from 1 to 1000000, but got "-64".
                        limit=0               | a whole number from 1 to 100000000, but got "0".
                        threads=none          | auto or a whole number from 1 to 1024, but got "none".
                        threads=autp          | auto or a whole number from 1 to 1024, but got "autp". Did you mean auto?
                        threads=0             | auto or a whole number from 1 to 1024, but got "0".
                        folds=1               | 0 or a whole number from 2 to 1000, but got "1".
                        tsne-points=5         | 0 or a whole number from 91 to 1000000, but got "5".
                        learning-rate=-1      | a number above 0, but got "-1".
                        learning-rate=NaN     | a number above 0, but got "NaN".
                        learning-rate=1e999   | a number above 0, but got "1e999".
                        gamma=0               | a number above 0 and at most 1, but got "0".
                        gamma=1.01            | a number above 0 and at most 1, but got "1.01".
                        validation-fraction=1 | a number above 0 and below 1, but got "1".
                        seed=9223372036854775808 | a 64-bit whole number, but got "9223372036854775808".
                        schedule=linear       | one of step, none, cosine, one-cycle, but got "linear".
                        schedule=cosin        | one of step, none, cosine, one-cycle, but got "cosin". Did you mean cosine?
                        optimizer=adamW2      | one of adam, adamw, sgd, but got "adamW2". Did you mean adamw?
                        momentum=1            | a number from 0 to below 1, but got "1".
                        warmup-epochs=-1      | a whole number from 0 to 100000, but got "-1".
                        label-smoothing=1     | a number from 0 to below 1, but got "1".
                        ema=1                 | a number from 0 to below 1, but got "1".
                        weight-decay=-0.1     | a number of at least 0, but got "-0.1".
                        nesterov=maybe        | true or false, but got "maybe".
                        backend=gpu           | one of auto, cpu, cuda, but got "gpu".
                        serve=maybe           | true or false, but got "maybe".
                        stall-timeout=never   | a duration such as 90s or 5m, but got "never".
                        stall-timeout=0s      | a duration such as 90s or 5m, but got "0s".
                        augmentation.brightness=1.5 | a number from 0 to 1, but got "1.5".
                        augmentation.rotation-degrees=-1 | a number from 0 to 180, but got "-1".
                        """)
        void outOfItsRangeOrKind(String option, String takes) {
            String name = option.substring(0, option.indexOf('='));

            rejects(Settings.commandLine("--trainer." + option), "--%s takes %s".formatted(name, takes));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        --trainer.momentum=0.9    | a momentum of 0.9 applies only to the optimizer sgd, but the optimizer is adam
                        --trainer.warmup-epochs=16 | a warm-up of 16 epochs is longer than the run, which has 15
                        --trainer.nesterov=true   | nesterov needs a momentum above 0
                        """)
        void besideTheOthersOfTheRecipe(String option, String problem) {
            rejects(
                    Settings.commandLine(option),
                    "The recipe's settings do not fit together: %s. Change one of the two.".formatted(problem));
        }

        @ParameterizedTest
        @ValueSource(strings = {"../up", "", "-x", "a/b", "a b", ".hidden"})
        void thatIsNoFoldersName(String name) {
            rejects(
                    Settings.commandLine("--trainer.run=" + name),
                    "--run takes %s, but got \"%s\".".formatted(NAME, name));
        }

        @ParameterizedTest
        @ValueSource(strings = {"a,", "a/../b", "a/b/c", "/a", ","})
        void thatIsNoListOfRuns(String names) {
            rejects(
                    Settings.commandLine("--trainer.compare=" + names),
                    "--compare takes %s, but got \"%s\".".formatted(NAMES, names));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        var5          |
                        VAR3          | ' Did you mean var3?'
                        var1,vra2     | ' Did you mean var2?'
                        var1,var1     |
                        all,var1      |
                        """)
        void thatIsNoListOfVariants(String names, String suggestion) {
            rejects(
                    Settings.commandLine("--trainer.variant=" + names),
                    "--variant takes %s, but got \"%s\".%s"
                            .formatted(VARIANTS, names, suggestion == null ? "" : suggestion));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                        server.port           | abc   | a whole number
                        server.port           | ٨٠٨٠  | a whole number
                        server.port           | 0x50  | a whole number
                        server.ssl.enabled    | maybe | true or false
                        server.shutdown       | slow  | one of graceful, immediate
                        spring.lifecycle.timeout-per-shutdown-phase | soon | a duration such as 90s or 5m
                        """)
        void ofSpringBoot(String name, String value, String takes) {
            rejects(
                    Settings.commandLine("--" + name + "=" + value),
                    "--%s takes %s, but got \"%s\".".formatted(name, takes, value));
            rejects(
                    Settings.file("%s: \"%s\"\n".formatted(name, value)),
                    "%s (my.yml, line 1) takes %s, but got \"%s\".".formatted(name, takes, value));
        }

        @Test
        void inAFileAndSaysTheLine() {
            rejects(
                    Settings.file("trainer:\n  seed: 1\n  epochs: 0\n"),
                    "trainer.epochs (my.yml, line 3) takes a whole number from 1 to 100000, but got \"0\".");
        }

        @Test
        void inAListInAFile() {
            rejects(
                    Settings.file("trainer:\n  variant: [baseline, var9]\n"),
                    "trainer.variant (my.yml, line 2) takes %s, but got \"baseline,var9\".".formatted(VARIANTS));
        }

        @Test
        void thatIsEmptyInAFile() {
            rejects(
                    Settings.file("trainer:\n  data-dir:\n"),
                    "trainer.data-dir (my.yml, line 2) takes the path of a folder, but got \"\".");
        }

        @Test
        void inTheEnvironment() {
            rejects(
                    Settings.none().andVariable("TRAINER_BATCH_SIZE", "many"),
                    "trainer.batch-size (environment variable TRAINER_BATCH_SIZE) takes a whole number from 1 to 1000000, but got \"many\".");
        }

        @Test
        void inASystemProperty() {
            rejects(
                    Settings.none().andProperty("trainer.gamma", "2"),
                    "trainer.gamma (-Dtrainer.gamma) takes a number above 0 and at most 1, but got \"2\".");
        }
    }

    /** The same numbers everywhere: on the command line, in the environment and in files, whatever the locale. */
    @Nested
    class Numbers {

        private final Locale before = Locale.getDefault();

        @AfterEach
        void restore() {
            Locale.setDefault(before);
        }

        static Stream<String> odd() {
            return Stream.of("٢", "２", "+1", "0x10", "#10", "010", "1_000", "1f", "1d", "0x1p3", " 5", "1:30", "1,000");
        }

        @ParameterizedTest
        @MethodSource("odd")
        void areAsciiDigitsOnTheCommandLine(String number) {
            rejects(
                    Settings.commandLine("--trainer.epochs=" + number),
                    "--epochs takes a whole number from 1 to 100000, but got \"%s\".".formatted(number));
            rejects(
                    Settings.commandLine("--trainer.learning-rate=" + number),
                    "--learning-rate takes a number above 0, but got \"%s\".".formatted(number));
        }

        @ParameterizedTest
        @ValueSource(strings = {"٢", "+1", "0x10", "010", "1_000", "1f", "1:30"})
        void areAsciiDigitsInAFile(String number) {
            rejects(
                    Settings.file("trainer:\n  epochs: %s # odd\n".formatted(number)),
                    "trainer.epochs (my.yml, line 2) takes a whole number from 1 to 100000, but got \"%s\"."
                            .formatted(number));
            rejects(
                    Settings.file("trainer: {gamma: 0.5, learning-rate: %s}\n".formatted(number)),
                    "trainer.learning-rate (my.yml, line 1) takes a number above 0, but got \"%s\".".formatted(number));
        }

        @ParameterizedTest
        @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR"})
        void areTheSameInEveryLocale(String locale) {
            Locale.setDefault(Locale.forLanguageTag(locale));

            TrainerSettings settings = Settings.commandLine("--trainer.epochs=1234", "--trainer.gamma=.25")
                    .andFile("trainer:\n  batch-size: 12\n  learning-rate: 1e-4\n")
                    .andVariable("TRAINER_SEED", "-7")
                    .check();

            assertThat(settings.recipe().recipe())
                    .isEqualTo(Specs.recipe(1234, 12, 1e-4, new Schedule(ScheduleKind.STEP, 5, 0.25)));
            assertThat(settings.recipe().seed()).isEqualTo(-7);
            rejects(
                    Settings.commandLine("--trainer.epochs=1000000"),
                    "--epochs takes a whole number from 1 to 100000, but got \"1000000\".");
        }
    }

    @Nested
    class RejectsAName {

        @Test
        void thatIsMisspeltInAFile() {
            rejects(
                    Settings.file("trainer:\n  epoch: 3\n"),
                    "Unknown setting trainer.epoch (my.yml, line 2). Did you mean trainer.epochs? Run with --help to see all settings.");
        }

        @Test
        void ofAugmentation() {
            rejects(
                    Settings.file("trainer:\n  augmentation:\n    rotation-degree: 3\n"),
                    "Unknown setting trainer.augmentation.rotation-degree (my.yml, line 3). Did you mean trainer.augmentation.rotation-degrees? Run with --help to see all settings.");
        }

        @ParameterizedTest
        @CsvSource({
            "server.prot, server.port",
            "management.endpoints.web.exposure.inclde, management.endpoints.web.exposure.include",
            "management.endpoint.trainng.access, management.endpoint.training.access",
            "logging.levle.root, logging.level.root",
            "logging.file, logging.file.name",
            "spring.jackson.defaultt-locale, "
        })
        void ofSpringBoot(String name, String suggestion) {
            String hint = suggestion == null ? "" : " Did you mean %s?";

            rejects(
                    Settings.commandLine("--%s=1".formatted(name)),
                    ("Unknown option --%s." + hint.formatted("--" + suggestion)
                                    + " Run with --help to see all options.")
                            .formatted(name));
            rejects(
                    Settings.file(name + ": 1\n"),
                    ("Unknown setting %s (my.yml, line 1)." + hint.formatted(suggestion)
                                    + " Run with --help to see all settings.")
                            .formatted(name));
        }

        @Test
        void thatStandsOutsideOfTrainer() {
            rejects(
                    Settings.file("epochs: 5\n"),
                    "Unknown setting epochs (my.yml, line 1). Did you mean trainer.epochs? Run with --help to see all settings.");
        }

        @Test
        void thatNobodyKnowsOnTheCommandLine() {
            rejects(
                    Settings.commandLine("--sever.port=1"),
                    "Unknown option --sever.port. Did you mean --server.port? Run with --help to see all options.");
        }
    }

    @Nested
    class Accepts {

        @Test
        void aBadValueThatABetterSourceCovers() {
            TrainerSettings settings = Settings.file("trainer:\n  epochs: 0\n")
                    .andProperty("trainer.epochs", "2")
                    .check();

            assertThat(settings.recipe().epochs()).isEqualTo(2);
        }

        @Test
        void otherSpellingsOfAName() {
            Settings settings = Settings.file("trainer:\n  batchSize: 7\n").andVariable("TRAINER_STEPSIZE", "3");

            TrainerSettings bound = settings.check();

            assertThat(bound.recipe().batchSize()).isEqualTo(7);
            assertThat(bound.recipe().stepSize()).isEqualTo(3);
            assertThat(settings.warnings()).isEmpty();
        }

        @Test
        void aNearlyRightEnvironmentVariableWithAWarning() {
            Settings settings = Settings.none()
                    .andVariable("TRAINER_EPOCH", "3")
                    .andVariable("TRAINER_HOME", "/opt")
                    .andVariable("TRAINER_AUGMENTATION_FLIP_PROBABILTY", "1");

            settings.check();

            assertThat(settings.warnings())
                    .containsExactlyInAnyOrder(
                            "The environment variable TRAINER_EPOCH is not a setting and is ignored. Did you mean TRAINER_EPOCHS?",
                            "The environment variable TRAINER_AUGMENTATION_FLIP_PROBABILTY is not a setting and is ignored. Did you mean TRAINER_AUGMENTATION_FLIP_PROBABILITY?");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "server.port",
                    "server.Port",
                    "logging.level.dev.lenet.trainer",
                    "logging.structured.format.console",
                    "management.endpoint.health.group.mine.include",
                    "management.endpoints.web.exposure.include[0]",
                    "management.endpoint.models.access",
                    "spring.main.banner-mode"
                })
        void whatSpringBootTakes(String name) {
            String value = name.startsWith("spring.main") ? "off" : name.endsWith("access") ? "read-only" : "1";
            Settings.commandLine("--%s=%s".formatted(name, value)).check();
            Settings.file("%s: \"%s\"\n".formatted(name, value)).check();
        }

        @Test
        void settingsOfOtherProgramsInAFile() {
            Settings.file("shop:\n  prices: net\n").check();
        }

        @Test
        void theVariantsInTheirOrder() {
            assertThat(Settings.commandLine("--trainer.variant=var4,baseline")
                            .check()
                            .variants())
                    .containsExactly("var4", "baseline");
            assertThat(Settings.file("trainer:\n  variant:\n    - var2\n    - var1\n")
                            .check()
                            .variants())
                    .containsExactly("var2", "var1");
            assertThat(Settings.commandLine("--trainer.variant=all").check().variants())
                    .containsExactly("baseline", "var1", "var2", "var3", "var4");
        }
    }

    /** A run from the repository's root reads the packed file a second time, as a user's: nothing may come of that. */
    @Test
    void thePackedFileChangesNothingWhereItIsReadAsAUsersToo() throws IOException {
        String packed = Files.readString(Path.of("application.yml"));

        assertThat(Settings.file(packed).check()).isEqualTo(Settings.none().check());
        rejects(
                Settings.commandLine("--trainer.augmentation.brightness=0.2").andFile(packed),
                "--augmentation.brightness changes nothing without --augment. Add --augment.");
        assertThat(Settings.commandLine("--trainer.evaluate=x")
                        .andFile(packed)
                        .check()
                        .mode())
                .isEqualTo(Mode.EVALUATE);
    }

    @Nested
    class Augmentation {

        @Test
        void isRefusedWithoutAugmentWhereItIsGivenForThisCommand(@TempDir Path folder) throws IOException {
            Path study = Files.writeString(
                    folder.resolve("study.yml"), "trainer:\n  augmentation:\n    flip-probability: 0\n");

            rejects(
                    Settings.commandLine("--trainer.augmentation.rotation-degrees=20"),
                    "--augmentation.rotation-degrees changes nothing without --augment. Add --augment.");
            rejects(
                    Settings.commandLine("--trainer.config=" + study),
                    "trainer.augmentation.flip-probability (%s, line 3) changes nothing without --augment. Add --augment."
                            .formatted(study));
        }

        @Test
        void isTakenWithIt() {
            TrainerSettings settings = Settings.commandLine(
                            "--trainer.augment=true", "--trainer.augmentation.rotation-degrees=20")
                    .check();

            assertThat(settings.spec("sample").augmentation())
                    .isEqualTo(new dev.lenet.trainer.augment.AugmentationSettings(20, 0.5, 0.1, 0.1, 0.1, 0.1, 0));
        }

        @Test
        void canBeADefaultForWhenItIsAskedFor() {
            Settings settings = Settings.file("trainer:\n  augmentation:\n    rotation-degrees: 20\n");

            assertThat(settings.check().spec("sample").augmentation()).isNull();
        }
    }

    @Nested
    class Modes {

        static Stream<String> twoModes() {
            List<String> modes = List.of("resume", "evaluate", "compare", "work", "collect");
            return modes.stream()
                    .flatMap(a -> modes.stream().filter(b -> a.compareTo(b) < 0).map(b -> a + "," + b));
        }

        @ParameterizedTest
        @MethodSource("twoModes")
        void excludeEachOther(String two) {
            String[] modes = two.split(",");

            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> Settings.commandLine("--trainer.%s=x".formatted(modes[0]))
                            .andFile("trainer:\n  %s: y\n".formatted(modes[1]))
                            .check())
                    .withMessageMatching("--[a-z]+ and --[a-z]+ cannot be combined. Give only one of them.");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        resume   | epochs=3    | which continues with the settings that it began with
                        resume   | run=x       | which continues with the settings that it began with
                        resume   | variant=all | which continues with the settings that it began with
                        evaluate | variant=all | which trains nothing
                        evaluate | run=x       | which trains nothing
                        evaluate | workers=2   | which trains nothing
                        compare  | epochs=3    | which trains nothing
                        compare  | tsne-points=0 | which trains nothing
                        """)
        void refuseOptionsWithoutMeaning(String mode, String option, String reason) {
            String name = option.substring(0, option.indexOf('='));

            rejects(
                    Settings.commandLine("--trainer.%s=saved".formatted(mode), "--trainer." + option),
                    "--%s cannot be used with --%s, %s. Leave it out.".formatted(name, mode, reason));
        }

        @Test
        void standInATableInDocs() throws IOException {
            String docs = Files.readString(Path.of("docs/using.md"));

            for (Mode mode : Mode.values()) {
                String options = mode.meaningful().equals(List.of(Mode.ALL))
                        ? "all that describe a study"
                        : mode.meaningful().stream().collect(Collectors.joining("`, `--", "`--", "`"));
                assertThat(docs).containsPattern("\\| `--%s` \\| [^|]* \\| %s \\|".formatted(mode.option(), options));
            }
        }

        @Test
        void takeTheOthersAndAllThatStandsInAFile() {
            Settings settings = Settings.commandLine(
                            "--trainer.compare=a,s/b", "--trainer.run=c", "--trainer.models-dir=m", "--server.port=0")
                    .andFile("trainer:\n  epochs: 3\n  augment: true\n")
                    .andVariable("TRAINER_WORKERS", "2");

            assertThat(settings.check().mode()).isEqualTo(Mode.COMPARE);
        }
    }

    @Nested
    class ConfigFiles {

        @TempDir
        private Path folder;

        private Settings settings(String yaml, String... more) throws IOException {
            Files.writeString(path(), yaml);
            return Settings.commandLine(Stream.concat(Stream.of("--trainer.config=" + path()), Stream.of(more))
                    .toList());
        }

        private Path path() {
            return folder.resolve("my, study; ü.yml");
        }

        @Test
        void winOverApplicationYmlAndLoseToTheCommandLine() throws IOException {
            TrainerSettings settings = settings(
                            "trainer:\n  variant: [baseline, var2]\n  epochs: 3\n  seed: 1\n  repeats: 2\n",
                            "--trainer.epochs=4")
                    .andFile("trainer:\n  epochs: 9\n  seed: 9\n  gamma: 0.9\n")
                    .check();

            assertThat(settings.recipe().recipe())
                    .isEqualTo(Specs.recipe(4, 64, 1e-3, new Schedule(ScheduleKind.STEP, 5, 0.9)));
            assertThat(settings.recipe().seed()).isEqualTo(1);
            assertThat(settings.isStudy()).isTrue();
            assertThat(settings.study("sample").seeds()).containsExactly(1L, 2L);
            assertThat(settings.variants()).containsExactly("baseline", "var2");
        }

        @Test
        void areToldWithFileAndLine() throws IOException {
            rejects(
                    settings("trainer:\n  epochs: none\n"),
                    "trainer.epochs (%s, line 2) takes a whole number from 1 to 100000, but got \"none\"."
                            .formatted(path()));
            rejects(
                    settings("trainer:\n  epoch: 1\n"),
                    "Unknown setting trainer.epoch (%s, line 2). Did you mean trainer.epochs? Run with --help to see all settings."
                            .formatted(path()));
        }

        @Test
        void takeTheTrainersSettingsOnly() throws IOException {
            rejects(
                    settings("epochs: 1\n"),
                    "epochs (%s, line 1) is not a setting of a --config file: it takes those under trainer: only. Did you mean trainer.epochs?"
                            .formatted(path()));
            rejects(
                    settings("server:\n  port: 1\n"),
                    "server.port (%s, line 2) is not a setting of a --config file: it takes those under trainer: only."
                            .formatted(path()));
            rejects(
                    settings("trainer:\n  config: other.yml\n"),
                    "trainer.config (%s, line 2) is not a setting of a --config file: it cannot name another."
                            .formatted(path()));
        }

        @Test
        void mustBeYamlAndOneDocument() throws IOException {
            rejects(
                    settings("trainer:\n  epochs: 1\n  epochs: 2\n"),
                    path() + " is not valid YAML, line 3: found duplicate key epochs.");
            rejects(
                    settings("trainer: [\n"),
                    path() + " is not valid YAML, line 2: expected the node content, but found '<stream end>'.");
            rejects(
                    settings("trainer: &a\n  - *a\n"),
                    path() + " is not valid YAML: an alias refers to a node that contains it.");
            rejects(settings("# nothing\n"), path() + " holds no settings, expected those under trainer:.");
            rejects(
                    settings("trainer:\n  epochs: 1\n---\ntrainer:\n  epochs: 2\n"),
                    path() + " holds 2 YAML documents, expected one.");
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> settings("just words\n").check())
                    .withMessageContaining(path().toString());
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> settings("a: &a [x,x]\nb: &b [%s]\n".formatted("*a,".repeat(200)))
                            .check())
                    .withMessageStartingWith(path() + " is not valid YAML: ");
        }

        @Test
        void mustExist() {
            rejects(
                    Settings.commandLine("--trainer.config=nope.yml"),
                    "--config takes the path of a YAML file, but there is no file \"nope.yml\".");
            rejects(
                    Settings.commandLine("--trainer.config=" + folder),
                    "--config takes the path of a YAML file, but got the folder \"%s\".".formatted(folder));
        }

        @Test
        void haveNoMeaningBesideAMode() throws IOException {
            rejects(
                    settings("trainer:\n  epochs: 1\n", "--trainer.evaluate=x"),
                    "--config cannot be used with --evaluate, which trains nothing. Leave it out.");
        }
    }

    @Nested
    class Defaults {

        @Test
        void areTheReferenceStudys() {
            TrainerSettings settings = Settings.none().check();

            assertThat(settings.spec("sample")).isEqualTo(Specs.of(Five.BASELINE));
            assertThat(settings.data().dataset()).isEqualTo(DatasetChoice.AUTO);
            assertThat(settings.execution().threadCount())
                    .isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(settings.execution().workerCount())
                    .isEqualTo(settings.execution().threadCount());
            assertThat(settings.execution().modelsDir()).isEqualTo(Path.of("models"));
            assertThat(settings.data().dataDir()).isNull();
            assertThat(settings.work().run()).isNull();
            assertThat(settings.mode()).isNull();
            assertThat(settings.isStudy()).isFalse();
        }

        @Test
        void ofAStudyAreItsVariantsFoldsAndSeeds() {
            TrainerSettings settings = Settings.commandLine(
                            "--trainer.variant=all", "--trainer.folds=3", "--trainer.repeats=2")
                    .check();

            StudySpec study = settings.study("sample");

            assertThat(settings.isStudy()).isTrue();
            assertThat(study.variants()).containsExactly("baseline", "var1", "var2", "var3", "var4");
            assertThat(study.seeds()).containsExactly(42L, 43L);
            assertThat(study.specs().get(0).fold()).isEqualTo(new Fold(1, 3));
        }

        @Test
        void ofRepeatsShareOneSplit() {
            assertThat(Settings.commandLine().check().spec("sample").data().splitSeed())
                    .isNull();
            assertThat(Settings.commandLine("--trainer.repeats=2", "--trainer.seed=7")
                            .check()
                            .study("sample")
                            .specs()
                            .get(0)
                            .splitSeed())
                    .isEqualTo(7);
            assertThat(Settings.commandLine("--trainer.repeats=2", "--trainer.split-seed=5")
                            .check()
                            .study("sample")
                            .specs()
                            .get(0)
                            .splitSeed())
                    .isEqualTo(5);
        }

        /** Every word that is told is taken. */
        @Test
        void takeEveryWord() {
            for (Setting setting : Setting.all()) {
                for (String word : setting.takes().words()) {
                    Map<String, Object> given = new HashMap<>();
                    if (setting.name().equals("nesterov")) {
                        given.putAll(Map.of("trainer.optimizer", "sgd", "trainer.momentum", 0.9));
                    }
                    given.put(setting.property(), word);
                    assertThat(SettingsBinder.bind(Settings.none().environment(), given, VariantConfigurations.STUDY))
                            .isNotNull();
                }
            }
        }
    }
}
