package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class RecordsTests {

    @Test
    void aCopyDiffersInOnePart() {
        assertThat(Recipe.REFERENCE.with("batchSize", 32))
                .isEqualTo(new Recipe(15, 32, 0.001, Schedule.REFERENCE, 0, Optimizer.REFERENCE, 0, 0, KeptEpoch.BEST));
    }

    @Test
    void aCopyPassesTheRecordsOwnChecks() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Recipe.REFERENCE.with("batchSize", 0))
                .withMessage("the batch size is 0, expected at least 1");
    }

    @Test
    void anUnknownPartIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Recipe.REFERENCE.with("batchsize", 1))
                .withMessage("Recipe has no part named batchsize that can be 1");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Recipe.REFERENCE.with("batchSize", "64"))
                .withMessage("Recipe has no part named batchSize that can be 64");
    }

    @Test
    void whatLiesInAnUnwrappedPartIsChangedByItsNameInFiles() {
        Schedule cosine = new Schedule(ScheduleKind.COSINE, 5, 0.5);

        assertThat(Recipe.REFERENCE.with("schedule", ScheduleKind.COSINE))
                .isEqualTo(Recipe.REFERENCE.with("schedule", cosine))
                .extracting(Recipe::schedule)
                .isEqualTo(cosine);
        assertThat(Recipe.REFERENCE.with("gamma", 0.1).schedule().gamma()).isEqualTo(0.1);
    }

    @Test
    void valuesStandFlatByTheirNamesInFiles() {
        assertThat(Records.flatten(Recipe.REFERENCE).toString())
                .isEqualTo(
                        "{epochs=15, batchSize=64, learningRate=0.001, schedule=step, stepSize=5, gamma=0.5, warmupEpochs=0, optimizer=adam, momentum=0.0, nesterov=false, weightDecay=0.0, labelSmoothing=0.0, ema=0.0, keep=best}");
        assertThat(Records.names(Recipe.class))
                .containsExactlyElementsOf(Records.flatten(Recipe.REFERENCE).keySet());
    }
}
