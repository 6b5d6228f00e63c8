package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.run.Specs;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

class SchedulesTests {

    @ParameterizedTest
    @CsvSource({"0, 0.001", "4, 0.001", "5, 0.0005", "9, 0.0005", "10, 0.00025", "14, 0.00025"})
    void stepHalvesEveryFiveEpochs(int epoch, double rate) {
        assertThat(schedule(ScheduleKind.STEP).valueAt(123, epoch)).isCloseTo(rate, within(1e-12));
    }

    @Test
    void noneStays() {
        assertThat(schedule(ScheduleKind.NONE).valueAt(99_999, 14)).isEqualTo(0.001);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.001", "5, 0.00075", "10, 0.00025", "14, 0.0000109262"})
    void cosineFallsFromTheRateToAlmostNothing(int epoch, double rate) {
        assertThat(schedule(ScheduleKind.COSINE).valueAt(123, epoch)).isCloseTo(rate, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 64, 640, 6_400, 6_432, 48_000})
    void oneCycleClimbsToTheRateOnceAndEndsLow(int images) {
        ISchedule schedule = Schedules.of(recipe(ScheduleKind.ONE_CYCLE), images);
        int steps = 15 * ((images + 63) / 64);
        double[] rates = IntStream.range(0, steps)
                .mapToDouble(step -> schedule.valueAt(step, 0))
                .toArray();

        int top = IntStream.range(0, steps)
                .boxed()
                .max(Comparator.comparingDouble(step -> rates[step]))
                .orElseThrow();
        assertThat(rates[top]).isCloseTo(0.001, within(1e-12));
        assertThat(top).isBetween((int) (0.4 * steps), (int) (0.5 * steps));
        assertThat(rates[0]).isCloseTo(0.00004, within(1e-12));
        assertThat(rates[steps - 1]).isLessThan(0.000041).isPositive();
        for (int step = 1; step < steps; step++) {
            assertThat(rates[step] > rates[step - 1]).as("step %d", step).isEqualTo(step <= top);
        }
    }

    /** 48,000 images are 750 steps per epoch. */
    @ParameterizedTest
    @CsvSource({
        "STEP, 0, 0, 0.00000066666667",
        "STEP, 749, 0, 0.0005",
        "STEP, 1499, 1, 0.001",
        "STEP, 1500, 2, 0.001",
        "STEP, 3750, 5, 0.0005",
        "NONE, 374, 0, 0.00025",
        "COSINE, 750, 1, 0.0004951963",
        "COSINE, 1500, 2, 0.000956773",
        "ONE_CYCLE, 0, 0, 0.0000000266667"
    })
    void warmUpClimbsToTheScheduleAsItIsWithoutOne(ScheduleKind kind, int step, int epoch, double rate) {
        ISchedule schedule = Schedules.of(recipe(kind).with("warmupEpochs", 2), 48_000);

        assertThat(schedule.valueAt(step, epoch)).isCloseTo(rate, within(1e-9));
    }

    /** DL4J puts layers of equal updaters together; the state's layout depends on it. */
    @ParameterizedTest
    @EnumSource
    void canBeComparedAndReadByPlainDl4j(ScheduleKind kind) {
        Recipe recipe = recipe(kind).with("warmupEpochs", 2);

        assertThat(Schedules.of(recipe, 640)).isEqualTo(Schedules.of(recipe, 640));
        NetworkDefinition definition = new NetworkDefinition(Five.BASELINE.architecture(), recipe, 42, 640);
        for (int epoch = 0; epoch < 4; epoch++) {
            IUpdater updater = ((BaseLayer) MultiLayerConfiguration.fromJson(definition.json(epoch))
                            .getConf(0)
                            .getLayer())
                    .getIUpdater();
            int step = definition.stepsAfter(epoch);
            assertThat(updater.getLearningRate(step, epoch))
                    .isEqualTo(definition.schedule().valueAt(step, epoch));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNoLargerForLongerRuns(ScheduleKind kind) {
        Recipe recipe = recipe(kind);
        String brief = new NetworkDefinition(Five.VAR3.architecture(), recipe, 42, 64).json(1);
        String endless = new NetworkDefinition(
                        Five.VAR3.architecture(), recipe.with("epochs", Integer.MAX_VALUE), 42, 64)
                .json(Integer.MAX_VALUE);

        assertThat(endless.length()).isLessThan(brief.length() + 1000);
    }

    private static ISchedule schedule(ScheduleKind kind) {
        return Schedules.of(recipe(kind), 48_000);
    }

    private static Recipe recipe(ScheduleKind kind) {
        return Recipe.REFERENCE.with("schedule", Specs.schedule(kind));
    }
}
