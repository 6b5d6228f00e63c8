package dev.lenet.trainer.model;

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
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * LeNet-5 for 28x28 grayscale images and 10 classes, with the four choices that the study varies.
 *
 * <p>Every step of the network is a layer of its own, activations and the final softmax included, so that a layer's index
 * in DL4J is its row in the summary, and batch norm can stand between a convolution and its activation.
 *
 * @param activation after each convolution and each hidden fully connected layer
 * @param pooling after each convolution's activation, 2x2 with stride 2
 * @param batchNorm whether each convolution is followed by batch norm, before its activation
 * @param dropout probability to <em>drop</em> an output of the first fully connected layer's activation, 0 to 1; no
 *     dropout if null
 */
record LeNet5(
        IActivation activation,
        PoolingType pooling,
        boolean batchNorm,
        @Nullable Double dropout) {

    /** One channel of 28 rows and 28 columns: features are shaped {@code [batch, 1, 28, 28]}. */
    static final InputType INPUT = InputType.convolutional(28, 28, 1);

    /** The classic: ReLU, max pooling, neither batch norm nor dropout. */
    static final LeNet5 CLASSIC = new LeNet5(new ActivationReLU(), PoolingType.MAX, false, null);

    LeNet5 withDropout(double probabilityToDrop) {
        return new LeNet5(activation, pooling, batchNorm, probabilityToDrop);
    }

    LeNet5 withBatchNorm() {
        return new LeNet5(activation, pooling, true, dropout);
    }

    LeNet5 withActivation(IActivation other) {
        return new LeNet5(other, pooling, batchNorm, dropout);
    }

    LeNet5 withPooling(PoolingType other) {
        return new LeNet5(activation, other, batchNorm, dropout);
    }

    /**
     * Builds the configuration with kaiming-uniform weights (bound {@code sqrt(6 / fanIn)}), zero biases and Adam. Seed
     * and learning rate are a run's own and are set when the run starts.
     *
     * @return a new configuration, input and output sizes filled in
     */
    MultiLayerConfiguration configuration() {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(0)
                .weightInit(WeightInit.RELU_UNIFORM)
                .biasInit(0)
                .updater(new Adam())
                .list();
        addConvolution(layers, 6, 2);
        addConvolution(layers, 16, 0);
        addFullyConnected(layers, 120);
        if (dropout != null) {
            // DL4J's value is the probability to keep.
            layers.layer(new DropoutLayer.Builder(1 - dropout).build());
        }
        addFullyConnected(layers, 84);
        layers.layer(dense(10));
        layers.layer(new LossLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .build());
        return layers.setInputType(INPUT).build();
    }

    private void addConvolution(NeuralNetConfiguration.ListBuilder layers, int channels, int padding) {
        layers.layer(new ConvolutionLayer.Builder(5, 5)
                .nOut(channels)
                .padding(padding, padding)
                .activation(Activation.IDENTITY)
                .build());
        if (batchNorm) {
            // PyTorch's momentum 0.1 is DL4J's decay 0.9.
            layers.layer(new BatchNormalization.Builder().decay(0.9).eps(1e-5).build());
        }
        layers.layer(new ActivationLayer(activation));
        layers.layer(new SubsamplingLayer.Builder(pooling)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build());
    }

    private void addFullyConnected(NeuralNetConfiguration.ListBuilder layers, int outputs) {
        layers.layer(dense(outputs));
        layers.layer(new ActivationLayer(activation));
    }

    private static DenseLayer dense(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build();
    }
}
