package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.run.DataSpec;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.run.TestSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that are valid by themselves and do not fit the 5,000 training images of the sample, 500 of each class. */
class DataCheckTests {

    private static Dataset sample;

    @BeforeAll
    static void loadSample() {
        sample = SampleImages.load();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1, 64, 0.2, -, -",
                "1, 4000, 0.2, -, -",
                "1, 1, 0.9998, -, -",
                "1, 1, 0.0001, -, -",
                "1, 1, 0.2, 1, -",
                "1, 64, 0.00001, -, 500",
                "2147483647, 64, 0.2, 64, -",
                "34087042, 64, 0.2, -, -"
            })
    void whatFitsIsLeftAlone(
            int epochs, int batchSize, double fraction, @Nullable Integer limit, @Nullable Integer folds) {
        RunExecutor.check(spec(epochs, batchSize, fraction, limit, folds), sample);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1, 64, 0.00001, -, -, validation-fraction",
                "1, 64, 1e-300, -, -, validation-fraction",
                "1, 1, 0.99999, -, -, validation-fraction",
                "1, 2, 0.9998, -, -, Use at most 1.",
                "1, 100000, 0.2, -, -, Use at most 4000.",
                "1, 4001, 0.2, -, -, Use at most 4000.",
                "1, 2147483647, 0.2, -, -, Use at most 4000.",
                "1, 64, 0.2, 1, -, Use at most 1.",
                "1, 64, 0.2, 63, -, Use at most 63.",
                "1, 64, 0.2, 63, 5, Use at most 63.",
                "1, 4999, 0.2, -, 2, Use at most 2500.",
                "1, 64, 0.2, -, 501, Change folds.",
                "2147483647, 64, 0.2, -, -, Use at most 34087042 epochs."
            })
    void whatDoesNotFitIsRefused(
            int epochs,
            int batchSize,
            double fraction,
            @Nullable Integer limit,
            @Nullable Integer folds,
            String advice) {
        RunSpec spec = spec(epochs, batchSize, fraction, limit, folds);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> RunExecutor.check(spec, sample))
                .withMessageContaining(advice);
        int count = folds == null ? 0 : folds;
        StudySpec study = Specs.study(List.of(Five.VAR1), count, List.of(42L), TestSelection.ALL, spec);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> StudyExecutor.check(study, sample))
                .withMessageContaining(advice);
    }

    /** 5,000 images in 3 folds: 1,667, 1,667 and 1,666. */
    @Test
    void theFirstFoldIsTheLargest() {
        for (int fold = 1; fold <= 3; fold++) {
            RunSpec spec = spec(1, 3334, 0.2, null, 3).with(Five.VAR1, 42, new Fold(fold, 3));
            if (fold < 3) {
                assertThatExceptionOfType(SettingsException.class).isThrownBy(() -> RunExecutor.check(spec, sample));
            } else {
                RunExecutor.check(spec, sample);
            }
        }
    }

    private static RunSpec spec(
            int epochs, int batchSize, double fraction, @Nullable Integer limit, @Nullable Integer folds) {
        return new RunSpec(
                Five.VAR1,
                new DataSpec("sample", limit, fraction, null),
                Recipe.REFERENCE.with("epochs", epochs).with("batchSize", batchSize),
                null,
                folds == null ? null : new Fold(1, folds),
                42);
    }

    @Test
    void theSplitIsThatOfItsOwnSeedWhateverTheRunsSeed() {
        RunSpec first = spec(1, 64, 0.2, 500, null);
        RunSpec repeat = first.with("seed", 43L);
        RunSpec onTheSameSplit = repeat.with("data", Records.with(first.data(), "splitSeed", 42L));

        assertThat(RunExecutor.data(repeat, sample).validation())
                .isNotEqualTo(RunExecutor.data(first, sample).validation());
        assertThat(RunExecutor.data(onTheSameSplit, sample).validation())
                .containsExactly(RunExecutor.data(first, sample).validation());
        assertThat(RunExecutor.data(onTheSameSplit, sample).training())
                .containsExactly(RunExecutor.data(first, sample).training());
        RunSpec fold = first.with("fold", new Fold(2, 3));
        assertThat(RunExecutor.data(onTheSameSplit.with("fold", new Fold(2, 3)), sample)
                        .validation())
                .containsExactly(RunExecutor.data(fold, sample).validation());
    }
}
