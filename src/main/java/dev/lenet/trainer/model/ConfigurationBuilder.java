package dev.lenet.trainer.model;

import dev.lenet.trainer.dataset.ImageShape;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Converts an architecture to a DL4J configuration.
 *
 * <p>Every step of the network is a separate layer, including activations and the final softmax, so that a layer's index in
 * DL4J is its row in the layer table, and batch norm can come between a convolution and its activation.
 */
final class ConfigurationBuilder {

    private final Architecture architecture;
    private final NeuralNetConfiguration.ListBuilder layers;

    ConfigurationBuilder(Architecture architecture) {
        this.architecture = architecture;
        this.layers = new NeuralNetConfiguration.Builder()
                .seed(0)
                .weightInit(weightInit())
                .biasInit(0)
                .updater(new Adam())
                .list();
    }

    /** Returns the input type in DL4J's form. */
    static InputType inputOf(Architecture architecture) {
        ImageShape shape = architecture.input();
        return InputType.convolutional(shape.height(), shape.width(), shape.channels());
    }

    MultiLayerConfiguration build() {
        for (int block = 0; block < architecture.channels().size(); block++) {
            addBlock(block);
        }
        for (int layer = 0; layer < architecture.hidden().size(); layer++) {
            addHidden(layer);
        }
        layers.layer(dense(architecture.classes()));
        layers.layer(new LossLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .build());
        return layers.setInputType(inputOf(architecture)).build();
    }

    private void addBlock(int block) {
        int kernel = architecture.kernelOf(block);
        int padding = architecture.paddingOf(block);
        layers.layer(new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(architecture.channels().get(block))
                .padding(padding, padding)
                .activation(Activation.IDENTITY)
                .build());
        if (architecture.batchNorm() != NormKind.NONE) {
            layers.layer(batchNorm());
        }
        layers.layer(new ActivationLayer(activation()));
        PoolingKind pooling = architecture.poolingOf(block);
        if (pooling != PoolingKind.NONE) {
            layers.layer(new SubsamplingLayer.Builder(pooling == PoolingKind.MAX ? PoolingType.MAX : PoolingType.AVG)
                    .kernelSize(2, 2)
                    .stride(2, 2)
                    .build());
        }
    }

    private void addHidden(int layer) {
        layers.layer(dense(architecture.hidden().get(layer)));
        if (architecture.batchNorm() == NormKind.ALL) {
            layers.layer(batchNorm());
        }
        layers.layer(new ActivationLayer(activation()));
        double dropout = architecture.dropoutOf(layer);
        if (dropout > 0) {
            // DL4J expects the probability of keeping a value.
            layers.layer(new DropoutLayer.Builder(1 - dropout).build());
        }
    }

    private static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }

    private static BatchNormalization batchNorm() {
        // PyTorch's momentum 0.1 is DL4J's decay 0.9.
        return new BatchNormalization.Builder().decay(0.9).eps(1e-5).build();
    }

    private IActivation activation() {
        return switch (architecture.activation()) {
            case RELU -> new ActivationReLU();
            case LEAKY_RELU -> new ActivationLReLU(architecture.activationSlope());
            case TANH -> new ActivationTanH();
            case SIGMOID -> new ActivationSigmoid();
            case ELU -> new ActivationELU();
            case GELU -> new ActivationGELU();
            case SWISH -> new ActivationSwish();
        };
    }

    private WeightInit weightInit() {
        return switch (architecture.weightInit()) {
            case KAIMING_UNIFORM -> WeightInit.RELU_UNIFORM;
            case XAVIER_UNIFORM -> WeightInit.XAVIER_UNIFORM;
            case LECUN_NORMAL -> WeightInit.LECUN_NORMAL;
        };
    }
}
