package dev.lenet.trainer.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.run.SettingsException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedRecipesTests {

    private static final String FILE = """
            trainer:
              recipes:
                quick:
                  variant: [var3, var4]
                  epochs: 3
                  schedule: cosine
                  validation-fraction: 0.1
                  augment: true
                  augmentation:
                    brightness: 0.3
            """;

    private static TrainerSettings check(String... options) {
        return Settings.commandLine(options).andFile(FILE).check();
    }

    @Test
    void setsAllOfItsOptionsAtOnce() {
        TrainerSettings settings = check("--trainer.recipe=quick");

        assertThat(settings.variants()).containsExactly("var3", "var4");
        assertThat(settings.recipe().epochs()).isEqualTo(3);
        assertThat(settings.recipe().schedule()).isEqualTo(ScheduleKind.COSINE);
        assertThat(settings.data().validationFraction()).isEqualTo(0.1);
        assertThat(settings.base().augmentation().brightness()).isEqualTo(0.3);
        assertThat(settings.base().augment()).isTrue();
    }

    @Test
    void setsNothingUnlessItIsAskedFor() {
        assertThat(check().base()).isEqualTo(Settings.none().check().base());
    }

    @Test
    void isBehindWhatIsGivenBesideIt() {
        assertThat(check("--trainer.recipe=quick", "--trainer.epochs=5", "--trainer.variant=baseline")
                        .variants())
                .containsExactly("baseline");
        assertThat(check("--trainer.recipe=quick", "--trainer.epochs=5")
                        .recipe()
                        .epochs())
                .isEqualTo(5);
        assertThat(Settings.commandLine("--trainer.recipe=quick")
                        .andFile(FILE)
                        .andVariable("TRAINER_EPOCHS", "6")
                        .check()
                        .recipe()
                        .epochs())
                .isEqualTo(6);
    }

    @Test
    void winsOverTheDefaultsOfApplicationYml() {
        assertThat(Settings.commandLine("--trainer.recipe=quick")
                        .andFile("trainer:\n  epochs: 9\n" + FILE.substring("trainer:\n".length()))
                        .check()
                        .recipe()
                        .epochs())
                .isEqualTo(3);
    }

    @Test
    void takesThePlaceOfOneOfTheSameNameInAWeakerFile() {
        TrainerSettings settings = Settings.commandLine("--trainer.recipe=best")
                .andFile("trainer:\n  recipes:\n    best: { epochs: 2 }\n")
                .check();

        assertThat(settings.recipe().epochs()).isEqualTo(2);
        assertThat(settings.base())
                .isEqualTo(Settings.commandLine("--trainer.epochs=2").check().base());
    }

    @Test
    void canBeChosenByAFileOrTheEnvironment() {
        assertThat(Settings.file(FILE + "  recipe: quick\n").check().recipe().epochs())
                .isEqualTo(3);
        assertThat(Settings.file(FILE)
                        .andVariable("TRAINER_RECIPE", "quick")
                        .check()
                        .recipe()
                        .epochs())
                .isEqualTo(3);
    }

    @Nested
    class IsRefused {

        private static void with(Settings settings, String message) {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(settings::check)
                    .withMessage(message);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                quikc | --recipe takes the name of a recipe, but got "quikc". Did you mean quick? There are quick, best.
                x y   | --recipe takes the name of a recipe, but got "x y". There are quick, best.
                """)
        void whereThereIsNoneOfItsName(String name, String message) {
            with(Settings.commandLine("--trainer.recipe=" + name).andFile(FILE), message);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                mine: { epoch: 2 }     | trainer.recipes.mine.epoch (my.yml, line 3) is not an option that a recipe can set. Did you mean epochs?
                mine: { resume: x }    | trainer.recipes.mine.resume (my.yml, line 3) is not an option that a recipe can set.
                mine: 5                | trainer.recipes.mine (my.yml, line 3) takes the options that the recipe sets, as in {epochs: 60, schedule: cosine}.
                """)
        void whereItSetsWhatNoRecipeCan(String recipe, String message) {
            with(Settings.file("trainer:\n  recipes:\n    " + recipe + "\n"), message);
        }

        @Test
        void whereAValueIsNoneThatTheOptionTakes() {
            with(
                    Settings.commandLine("--trainer.recipe=mine")
                            .andFile("trainer:\n  recipes:\n    mine:\n      epochs: 0\n"),
                    "trainer.epochs (my.yml, line 4) takes a whole number from 1 to 100000, but got \"0\".");
        }

        @Test
        void onTheCommandLine() {
            with(
                    Settings.commandLine("--trainer.recipes.mine.epochs=3"),
                    "--recipes.mine.epochs cannot be set there. Recipes are declared in a file: --config=FILE or application.yml.");
        }

        @Test
        void besideAModeThatTrainsNothingNew() {
            with(
                    Settings.commandLine("--trainer.recipe=quick", "--trainer.evaluate=run")
                            .andFile(FILE),
                    "--recipe cannot be used with --evaluate, which trains nothing. Leave it out.");
        }
    }
}
