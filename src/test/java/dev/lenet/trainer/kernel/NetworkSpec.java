package dev.lenet.trainer.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
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
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A network of the family that the kernels run, in as few words as possible.
 *
 * @param image shape of an image
 * @param convolutions convolution blocks
 * @param hidden hidden dense layers
 * @param classes outputs
 * @param outputLayer one output layer, or else a dense and a loss layer
 */
public record NetworkSpec(int[] image, List<Conv> convolutions, List<Hidden> hidden, int classes, boolean outputLayer) {
    static final int SEED = 42;

    /** Activations by name. */
    public enum Act {
        IDENTITY(ActivationIdentity::new),
        RELU(ActivationReLU::new),
        LEAKY_RELU(() -> new ActivationLReLU(0.1)),
        TANH(ActivationTanH::new),
        SIGMOID(ActivationSigmoid::new),
        ELU(ActivationELU::new),
        GELU(ActivationGELU::new),
        SWISH(ActivationSwish::new);

        private final Supplier<IActivation> supplier;

        Act(Supplier<IActivation> supplier) {
            this.supplier = supplier;
        }

        IActivation get() {
            return supplier.get();
        }
    }

    /** Pooling by name. */
    public enum Pool {
        NONE,
        MAX,
        AVG
    }

    /**
     * A convolution block.
     *
     * @param channels that it makes
     * @param kernel rows and columns
     * @param padding on each side
     * @param norm batch norm
     * @param act activation
     * @param pool pooling
     */
    public record Conv(int channels, int kernel, int padding, boolean norm, Act act, Pool pool) {}

    /**
     * A hidden layer.
     *
     * @param outputs neurons
     * @param norm batch norm
     * @param act activation
     * @param keep of the dropout after it, 1 for none
     */
    public record Hidden(int outputs, boolean norm, Act act, double keep) {}

    /**
     * The network in words, for processes that do not have DL4J.
     *
     * @return for example {@code image 1 28 28|conv 6 5 2 false TANH AVG|hidden 120 false TANH 1.0|classes 10}
     */
    public String words() {
        StringBuilder words = new StringBuilder("image");
        for (int size : image) {
            words.append(' ').append(size);
        }
        for (Conv c : convolutions) {
            words.append("|conv ").append(c.channels).append(' ').append(c.kernel);
            words.append(' ').append(c.padding).append(' ').append(c.norm);
            words.append(' ').append(c.act).append(' ').append(c.pool);
        }
        for (Hidden h : hidden) {
            words.append("|hidden ").append(h.outputs).append(' ').append(h.norm);
            words.append(' ').append(h.act).append(' ').append(h.keep);
        }
        return words.append("|classes ").append(classes).toString();
    }

    /** The same network without dropout. */
    public NetworkSpec withoutDropout() {
        List<Hidden> kept = hidden.stream()
                .map(h -> new Hidden(h.outputs, h.norm, h.act, 1))
                .toList();
        return new NetworkSpec(image, convolutions, kept, classes, outputLayer);
    }

    public MultiLayerConfiguration configuration() {
        return configuration(DataType.FLOAT, false, new Adam(1e-3));
    }

    public MultiLayerConfiguration configuration(IUpdater updater) {
        return configuration(DataType.FLOAT, false, updater);
    }

    /** For the stock network: in double precision, dropout by the masks that the fused network draws. */
    MultiLayerConfiguration reference() {
        return configuration(DataType.DOUBLE, true, new Adam(1e-3));
    }

    MultiLayerConfiguration configuration(DataType type, boolean fusedMask, IUpdater updater) {
        List<Layer> layers = new ArrayList<>();
        for (Conv c : convolutions) {
            ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(c.kernel, c.kernel)
                    .nOut(c.channels)
                    .stride(1, 1)
                    .padding(c.padding, c.padding);
            activated(layers, builder.activation(inside(c.norm, c.act)).build(), c.norm, c.act);
            if (c.pool != Pool.NONE) {
                layers.add(new SubsamplingLayer.Builder(
                                c.pool == Pool.MAX
                                        ? SubsamplingLayer.PoolingType.MAX
                                        : SubsamplingLayer.PoolingType.AVG,
                                new int[] {2, 2},
                                new int[] {2, 2})
                        .build());
            }
        }
        int dropouts = 0;
        for (Hidden h : hidden) {
            DenseLayer.Builder builder = new DenseLayer.Builder().nOut(h.outputs);
            activated(layers, builder.activation(inside(h.norm, h.act)).build(), h.norm, h.act);
            if (h.keep < 1) {
                IDropout dropout = fusedMask ? new FusedMaskDropout(SEED, dropouts, h.keep) : new Dropout(h.keep);
                layers.add(new DropoutLayer.Builder(dropout).build());
                dropouts++;
            }
        }
        if (outputLayer) {
            layers.add(new OutputLayer.Builder(new LossMCXENT())
                    .nOut(classes)
                    .activation(new ActivationSoftmax())
                    .build());
        } else {
            layers.add(new DenseLayer.Builder()
                    .nOut(classes)
                    .activation(new ActivationIdentity())
                    .build());
            layers.add(new LossLayer.Builder(new LossMCXENT())
                    .activation(new ActivationSoftmax())
                    .build());
        }
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .dataType(type)
                .updater(updater)
                .weightInit(WeightInit.XAVIER)
                .list();
        layers.forEach(list::layer);
        return list.setInputType(InputType.convolutional(image[1], image[2], image[0]))
                .build();
    }

    /** Without batch norm the activation stands inside the layer, with it in a layer of its own. */
    private static IActivation inside(boolean norm, Act act) {
        return norm ? new ActivationIdentity() : act.get();
    }

    private static void activated(List<Layer> layers, Layer layer, boolean norm, Act act) {
        layers.add(layer);
        if (norm) {
            layers.add(new BatchNormalization.Builder().decay(0.9).eps(1e-5).build());
            layers.add(new ActivationLayer(act.get()));
        }
    }

    /** Images of noise, each class with a bright row of its own, and labels that are sure or not. */
    public DataSet batch(int images, long seed, boolean soft) {
        Random random = new Random(seed);
        int size = image[0] * image[1] * image[2];
        float[] pixels = new float[images * size];
        float[] labels = new float[images * classes];
        for (int n = 0; n < images; n++) {
            int label = random.nextInt(classes);
            for (int k = 0; k < classes && soft; k++) {
                labels[n * classes + k] = 0.1f / classes;
            }
            labels[n * classes + label] += soft ? 0.9f : 1;
            for (int i = 0; i < size; i++) {
                float noise = random.nextFloat() * 2 - 1;
                pixels[n * size + i] = i % image[1] == label % image[1] ? noise / 2 + 0.5f : noise;
            }
        }
        INDArray features = Nd4j.createFromArray(pixels).reshape(images, image[0], image[1], image[2]);
        return new DataSet(features, Nd4j.createFromArray(labels).reshape(images, classes));
    }
}
