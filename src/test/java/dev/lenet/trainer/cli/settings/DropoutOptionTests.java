package dev.lenet.trainer.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.study.RepeatingCommand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropoutOptionTests {

    private static TrainerSettings check(String... options) {
        return Settings.commandLine(options).check();
    }

    @Test
    void makesAnotherVariantOfEachThatHasAnother() {
        TrainerSettings settings = check("--trainer.variant=all", "--trainer.dropout=0");

        assertThat(settings.variants())
                .containsExactly("baseline", "var1-dropout-0", "var2-dropout-0", "var3-dropout-0", "var4-dropout-0");
        assertThat(settings.registry().names()).contains("var4", "var4-dropout-0");
    }

    @Test
    void changesNothingButTheDropout() {
        RunSpec spec = check("--trainer.variant=var4", "--trainer.dropout=0").spec("sample");

        assertThat(spec.variant().parent()).isEqualTo("var4");
        assertThat(spec.variant().change()).isEqualTo("dropout 0.5 → none");
        assertThat(spec.variant().architecture())
                .isEqualTo(Five.VAR4.architecture().with("dropout", List.of()));
        assertThat(spec.recipe()).isEqualTo(check().spec("sample").recipe());
    }

    @ParameterizedTest
    @CsvSource({"0.25, var4-dropout-25", "0.125, var4-dropout-12_5", "0.5, var4", "1e-3, var4-dropout-0_1"})
    void isTheNamesPercentage(String dropout, String name) {
        assertThat(check("--trainer.variant=var4", "--trainer.dropout=" + dropout)
                        .variants())
                .containsExactly(name);
    }

    @Test
    void takesThePlaceOfADeclaredVariantsOwn() {
        RunSpec spec = Settings.commandLine("--trainer.variant=mine", "--trainer.dropout=0.1")
                .andFile("trainer:\n  variants:\n    mine: { extends: var4, dropout: [0.2, 0.3], changes: 1 }\n")
                .check()
                .spec("sample");

        assertThat(spec.variant().name()).isEqualTo("mine-dropout-10");
        assertThat(spec.variant().architecture().dropout()).containsExactly(0.1);
    }

    /** Nobody has declared such a variant, so its own record has to. */
    @Test
    void isRepeatedFromTheRunsRecord() {
        RunSpec spec = check("--trainer.variant=var4", "--trainer.dropout=0").spec("sample");

        assertThat(RepeatingCommand.of(spec, Path.of("models", "x"), null)).endsWith("--config=models/x/run.json");
    }

    @Test
    void isRefusedWhereThereIsNoHiddenLayer() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.commandLine("--trainer.variant=flat", "--trainer.dropout=0.1")
                        .andFile("trainer:\n  variants:\n    flat: { hidden: [] }\n")
                        .check())
                .withMessage("--dropout does not fit the variants: dropout has 1 values for 0 hidden layers.");
    }

    @ParameterizedTest
    @CsvSource({"1", "-0.1", "half"})
    void takesAShare(String value) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> check("--trainer.dropout=" + value))
                .withMessage("--dropout takes a number from 0 to below 1, but got \"" + value + "\".");
    }
}
