package dev.lenet.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.Regularization.ApplyStep;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Optimizers against libtorch 2.10, whose figures {@code dev.lenet.trainer.bench.LibtorchOptimizers} prints. */
class OptimizerTests {

    private static final float[] START = {0.5f, -1.2f, 2};
    private static final float[][] GRADIENTS = {
        {0.3f, -0.1f, 1}, {0.2f, 0.4f, -2}, {-0.5f, 0.1f, 0.5f}, {0.1f, 0.1f, 0.1f}, {0.6f, -0.3f, 1.5f}
    };

    /** 0.1, 0.1, 0.02, 0.02, 0.05: momentum must notice the change. */
    private static final MapSchedule RATES = new MapSchedule.Builder(ScheduleType.ITERATION)
            .add(0, 0.1)
            .add(2, 0.02)
            .add(4, 0.05)
            .build();

    @ParameterizedTest(name = "{0}, momentum {1}, nesterov {2}, weight decay {3}")
    @CsvSource({
        "ADAM, 0, false, 0, 0.2842098, -1.1841462, 1.9291866",
        "ADAM, 0, false, 0.3, 0.2620105, -0.9770516, 1.8563545",
        "ADAMW, 0, false, 0.3, 0.2502314, -1.0866686, 1.7651180",
        "SGD, 0, false, 0, 0.4280000, -1.2190000, 2.0129998",
        "SGD, 0, false, 0.3, 0.3878852, -1.1172549, 1.8448771",
        "SGD, 0.9, false, 0, 0.3925445, -1.2422516, 1.9669650",
        "SGD, 0.9, true, 0, 0.3312900, -1.2570263, 1.9832685",
        "SGD, 0.9, true, 0.3, 0.2255899, -0.9692415, 1.5139326",
        "SGD, 0.9, false, 0.3, 0.3094388, -1.0275899, 1.6149539"
    })
    void takesTheStepsOfLibtorch(
            OptimizerKind kind, double momentum, boolean nesterov, double decay, float a, float b, float c) {
        INDArray weights = trained(new Optimizer(kind, momentum, nesterov, decay));

        assertThat(weights.toFloatVector()).containsExactly(new float[] {a, b, c}, within(2e-6f));
    }

    private static INDArray trained(Optimizer optimizer) {
        IUpdater updater = Updaters.of(optimizer, RATES, 3);
        long size = updater.stateSize(START.length);
        GradientUpdater<?> state = updater.instantiate(size == 0 ? null : Nd4j.zeros(DataType.FLOAT, size), true);
        List<Regularization> penalties = Updaters.penalties(optimizer);
        INDArray weights = Nd4j.createFromArray(START);
        for (int step = 0; step < GRADIENTS.length; step++) {
            INDArray update = Nd4j.createFromArray(GRADIENTS[step]);
            penalize(penalties, ApplyStep.BEFORE_UPDATER, weights, update, step);
            state.applyUpdater(update, step, step / 3);
            penalize(penalties, ApplyStep.POST_UPDATER, weights, update, step);
            weights.subi(update);
        }
        return weights;
    }

    private static void penalize(
            List<Regularization> penalties, ApplyStep when, INDArray weights, INDArray update, int step) {
        penalties.stream()
                .filter(penalty -> penalty.applyStep() == when)
                .forEach(penalty -> penalty.apply(weights, update, RATES.valueAt(step, 0), step, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SGD | 1 | false | 0 | the momentum is 1.0, expected a number from 0 to below 1",
                "SGD | -0.1 | false | 0 | the momentum is -0.1, expected a number from 0 to below 1",
                "SGD | NaN | false | 0 | the momentum is NaN, expected a number from 0 to below 1",
                "ADAM | 0.9 | false | 0 | a momentum of 0.9 applies only to the optimizer sgd, but the optimizer is adam",
                "SGD | 0 | true | 0 | nesterov needs a momentum above 0",
                "ADAMW | 0 | false | -1 | the weight decay is -1.0, expected a finite number of at least 0",
                "ADAMW | 0 | false | Infinity | the weight decay is Infinity, expected a finite number of at least 0"
            })
    void refusesWhatHasNoMeaning(OptimizerKind kind, double momentum, boolean nesterov, double decay, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Optimizer(kind, momentum, nesterov, decay))
                .withMessage(message);
    }

    @Test
    void isToldToPeople() {
        assertThat(Recipe.REFERENCE.describe())
                .isEqualTo("15 epochs · batch 64 · Adam 0.001 · step ×0.5 every 5 epochs");
        assertThat(new Optimizer(OptimizerKind.SGD, 0.9, true, 5e-4).describe(0.1))
                .isEqualTo("SGD 0.1, Nesterov momentum 0.9, weight decay 0.0005");
    }
}
