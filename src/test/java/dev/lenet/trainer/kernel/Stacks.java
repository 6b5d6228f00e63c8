package dev.lenet.trainer.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** The five configurations of the study, and random batches for them. */
enum Stacks {
    BASELINE(false, false, false, PoolingType.MAX),
    VAR1(true, false, false, PoolingType.MAX),
    VAR2(true, true, false, PoolingType.MAX),
    VAR3(true, true, true, PoolingType.MAX),
    VAR4(true, true, true, PoolingType.AVG);

    static final double KEEP = 0.5;
    static final int SEED = 42;

    private final boolean dropout;
    private final boolean batchNorm;
    private final boolean leaky;
    private final PoolingType pooling;

    Stacks(boolean dropout, boolean batchNorm, boolean leaky, PoolingType pooling) {
        this.dropout = dropout;
        this.batchNorm = batchNorm;
        this.leaky = leaky;
        this.pooling = pooling;
    }

    boolean batchNorm() {
        return batchNorm;
    }

    /** Every layer on its own. */
    MultiLayerConfiguration explicit() {
        return explicit(dropout ? new DropoutLayer.Builder(KEEP).build() : null);
    }

    /** For the stock network: dropout by the masks that the fused network draws. */
    MultiLayerConfiguration explicitWithFusedMask() {
        return explicit(
                dropout ? new DropoutLayer.Builder((IDropout) new FusedMaskDropout(SEED, 0, KEEP)).build() : null);
    }

    private MultiLayerConfiguration explicit(@Nullable Layer dropoutLayer) {
        List<Layer> layers = new ArrayList<>();
        IActivation none = new ActivationIdentity();
        layers.add(convolution(1, 6, 2, none));
        if (batchNorm) {
            layers.add(new BatchNormalization.Builder().decay(0.9).eps(1e-5).build());
        }
        layers.add(new ActivationLayer(activation()));
        layers.add(subsampling());
        layers.add(convolution(6, 16, 0, none));
        if (batchNorm) {
            layers.add(new BatchNormalization.Builder().decay(0.9).eps(1e-5).build());
        }
        layers.add(new ActivationLayer(activation()));
        layers.add(subsampling());
        layers.add(new DenseLayer.Builder().nOut(120).activation(none).build());
        layers.add(new ActivationLayer(activation()));
        if (dropoutLayer != null) {
            layers.add(dropoutLayer);
        }
        layers.add(new DenseLayer.Builder().nOut(84).activation(none).build());
        layers.add(new ActivationLayer(activation()));
        layers.add(new DenseLayer.Builder().nOut(10).activation(none).build());
        layers.add(new LossLayer.Builder(new LossMCXENT())
                .activation(new ActivationSoftmax())
                .build());
        return build(layers);
    }

    /** Activations inside the layers before them, dropout on the second fully connected layer. */
    MultiLayerConfiguration compact() {
        List<Layer> layers = new ArrayList<>();
        IActivation inside = batchNorm ? new ActivationIdentity() : activation();
        layers.add(convolution(1, 6, 2, inside));
        if (batchNorm) {
            layers.add(new BatchNormalization.Builder().build());
            layers.add(new ActivationLayer(activation()));
        }
        layers.add(subsampling());
        layers.add(convolution(6, 16, 0, inside));
        if (batchNorm) {
            layers.add(new BatchNormalization.Builder().build());
            layers.add(new ActivationLayer(activation()));
        }
        layers.add(subsampling());
        layers.add(new DenseLayer.Builder().nOut(120).activation(activation()).build());
        DenseLayer.Builder second = new DenseLayer.Builder().nOut(84).activation(activation());
        layers.add((dropout ? second.dropOut(KEEP) : second).build());
        layers.add(new OutputLayer.Builder(new LossMCXENT())
                .nOut(10)
                .activation(new ActivationSoftmax())
                .build());
        return build(layers);
    }

    private static MultiLayerConfiguration build(List<Layer> layers) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .updater(new Adam(1e-3))
                .weightInit(WeightInit.RELU_UNIFORM)
                .list();
        layers.forEach(list::layer);
        return list.setInputType(InputType.convolutional(28, 28, 1)).build();
    }

    private static Layer convolution(int in, int out, int padding, IActivation activation) {
        return new ConvolutionLayer.Builder(5, 5)
                .nIn(in)
                .nOut(out)
                .stride(1, 1)
                .padding(padding, padding)
                .activation(activation)
                .build();
    }

    private Layer subsampling() {
        return new SubsamplingLayer.Builder(pooling, new int[] {2, 2}, new int[] {2, 2}).build();
    }

    private IActivation activation() {
        return leaky ? new ActivationLReLU(0.01) : new ActivationReLU();
    }

    /** Images of uniform noise with a bright patch whose place says the label, so that there is something to learn. */
    static DataSet batch(int images, long seed) {
        Random random = new Random(seed);
        float[] pixels = new float[images * 784];
        float[] labels = new float[images * 10];
        for (int n = 0; n < images; n++) {
            int label = random.nextInt(10);
            labels[n * 10 + label] = 1;
            for (int i = 0; i < 784; i++) {
                float noise = random.nextFloat() * 2 - 1;
                pixels[n * 784 + i] = i / 28 / 3 == label ? (noise + 2) / 3 : noise;
            }
        }
        INDArray features = Nd4j.createFromArray(pixels).reshape(images, 1, 28, 28);
        return new DataSet(features, Nd4j.createFromArray(labels).reshape(images, 10));
    }
}
