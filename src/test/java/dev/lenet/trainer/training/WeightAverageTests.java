package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.run.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class WeightAverageTests {

    private static final float DECAY = 0.75f;

    static Stream<Learner> learners() {
        NetworkDefinition definition = Specs.of(Five.VAR3, Recipe.REFERENCE).network(640);
        return Stream.of(FusedLearner.create(definition, 2), Dl4jLearner.create(definition));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void isThatOfPyTorch(Learner learner) {
        WeightAverage average = new WeightAverage(learner, DECAY);
        INDArray expected = Nd4j.empty();
        for (int step = 0; step < 4; step++) {
            learner.fit(batch());
            average.stepDone();
            INDArray weights = learner.network().params().dup();
            expected = step == 0 ? weights : expected.mul(DECAY).add(weights.mul(1 - DECAY));
        }
        INDArray weights = learner.network().params().dup();

        INDArray trained = average.show();

        assertThat(trained).isEqualTo(weights);
        assertThat(learner.network().params()).isNotEqualTo(weights);
        assertThat(learner.network().params().sub(expected).amaxNumber().doubleValue())
                .isCloseTo(0, within(1e-6));
        learner.network().close();
    }

    private static DataSet batch() {
        INDArray labels = Nd4j.zeros(8, 10);
        for (int image = 0; image < 8; image++) {
            labels.putScalar(image, image, 1);
        }
        return new DataSet(Nd4j.rand(8, 1, 28, 28), labels);
    }
}
