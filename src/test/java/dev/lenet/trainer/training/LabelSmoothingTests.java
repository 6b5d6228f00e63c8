package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class LabelSmoothingTests {

    /** Of libtorch 2.10, as {@code dev.lenet.trainer.bench.LibtorchOptimizers} prints them. */
    @Test
    void givesTheLossAndTheGradientOfLibtorch() {
        INDArray logits = Nd4j.createFromArray(new float[][] {{2, -1, 0.5f}, {0, 1, 3}});
        INDArray labels = Nd4j.createFromArray(new float[][] {{1, 0, 0}, {1, 0, 0}});

        LabelSmoothing.apply(0.1, labels);

        LossMCXENT loss = new LossMCXENT();
        assertThat(loss.computeScore(labels, logits.dup(), new ActivationSoftmax(), null, true))
                .isCloseTo(1.713912, within(1e-5));
        assertThat(loss.computeGradient(labels, logits.dup(), new ActivationSoftmax(), null)
                        .div(2)
                        .reshape(6)
                        .toFloatVector())
                .containsExactly(
                        new float[] {-0.073868155f, 0.0028896183f, 0.07097853f, -0.44566163f, 0.040430933f, 0.40523067f
                        },
                        within(1e-6f));
    }

    @Test
    void leavesLabelsAloneWithoutAnyAndTheRightClassTheLikeliestWithMuch() {
        INDArray labels = Nd4j.createFromArray(new float[][] {{0, 1, 0}});

        LabelSmoothing.apply(0, labels);
        assertThat(labels.toFloatVector()).containsExactly(0, 1, 0);

        LabelSmoothing.apply(0.99, labels);
        assertThat(labels.argMax(1).getInt(0)).isEqualTo(1);
        assertThat(labels.sumNumber().floatValue()).isCloseTo(1, within(1e-6f));
    }
}
