package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.OptimizerKind;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.run.Specs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Losses of recipes with and without weight decay can be compared, whichever code trains. */
class LearnerLossTests {

    @ParameterizedTest
    @EnumSource
    void isWithoutWhatWeightDecayAddsToTheScore(OptimizerKind kind) {
        Recipe plain = Recipe.REFERENCE.with("optimizer", kind);
        Recipe decaying = plain.with("weightDecay", 0.5);
        DataSet batch = batch();

        double expected = loss(FusedLearner.create(definition(plain), 1), batch);

        assertThat(expected).isPositive();
        assertThat(loss(FusedLearner.create(definition(decaying), 1), batch)).isEqualTo(expected);
        assertThat(loss(Dl4jLearner.create(definition(decaying)), batch)).isCloseTo(expected, within(1e-4));
    }

    private static NetworkDefinition definition(Recipe recipe) {
        return Specs.of(Five.BASELINE, recipe).network(640);
    }

    private static double loss(Learner learner, DataSet batch) {
        learner.fit(batch);
        double loss = learner.loss();
        learner.network().close();
        return loss;
    }

    private static DataSet batch() {
        INDArray labels = Nd4j.zeros(8, 10);
        for (int image = 0; image < 8; image++) {
            labels.putScalar(image, image, 1);
        }
        return new DataSet(Nd4j.rand(8, 1, 28, 28), labels);
    }
}
