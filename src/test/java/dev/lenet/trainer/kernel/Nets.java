package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Networks to compare, and how to compare arrays. */
final class Nets {
    static {
        // The stock network gains nothing from more, and spinning threads would fight with the fused network's.
        Nd4j.getEnvironment().setMaxThreads(1);
    }

    private Nets() {}

    static MultiLayerNetwork stock(Stacks stack) {
        MultiLayerNetwork network = new MultiLayerNetwork(stack.explicitWithFusedMask());
        network.init();
        return network;
    }

    /** A fused network with the parameters of another. */
    static FusedNetwork fused(Stacks stack, int threads, Kernels kernels, MultiLayerNetwork like) {
        FusedNetwork network = new FusedNetwork(stack.explicit(), threads, kernels);
        network.init();
        network.params().assign(like.params());
        return network;
    }

    static FusedNetwork fused(Stacks stack, int threads) {
        FusedNetwork network = new FusedNetwork(stack.explicit(), threads);
        network.init();
        return network;
    }

    static void differentiate(MultiLayerNetwork network, DataSet batch) {
        network.setInput(batch.getFeatures());
        network.setLabels(batch.getLabels());
        network.computeGradientAndScore();
    }

    /** Gives every parameter a random shift: biases, betas and running statistics are not at their initial values then. */
    static void perturb(MultiLayerNetwork network) {
        INDArray shift = Nd4j.rand(network.params().shape()).subi(0.5).muli(0.1);
        network.params().addi(shift);
    }

    /** Euclidean norm of the difference over that of the expected array. */
    static double relativeError(INDArray actual, INDArray expected) {
        assertThat(actual.length()).isEqualTo(expected.length());
        double difference =
                actual.reshape(expected.shape()).sub(expected).norm2Number().doubleValue();
        return difference / expected.norm2Number().doubleValue();
    }

    /** Euclidean distance from an array in double precision. */
    static double distance(INDArray actual, INDArray expected) {
        return actual.castTo(DataType.DOUBLE)
                .reshape(expected.shape())
                .sub(expected)
                .norm2Number()
                .doubleValue();
    }

    /** Numbers from -0.5 to 0.5, the same for the same length. */
    static float[] random(int length) {
        Random random = new Random(length);
        float[] a = new float[length];
        for (int i = 0; i < length; i++) {
            a[i] = random.nextFloat() - 0.5f;
        }
        return a;
    }
}
