package dev.lenet.trainer.model;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationGELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** The layer names that PyTorch and torchsummary use. */
final class LayerNames {

    private LayerNames() {}

    /** Returns the name of a layer with this output. */
    static String of(Layer layer, InputType output) {
        if (layer instanceof SubsamplingLayer pooling) {
            return pooling.getPoolingType() == PoolingType.MAX ? "MaxPool2d" : "AvgPool2d";
        }
        if (layer instanceof ConvolutionLayer) {
            return "Conv2d";
        }
        if (layer instanceof BatchNormalization) {
            return output instanceof InputType.InputTypeConvolutional ? "BatchNorm2d" : "BatchNorm1d";
        }
        if (layer instanceof DropoutLayer) {
            return "Dropout";
        }
        if (layer instanceof ActivationLayer activation) {
            return of(activation.getActivationFn());
        }
        if (layer instanceof LossLayer loss) {
            return of(loss.getActivationFn());
        }
        if (layer instanceof DenseLayer) {
            return "Linear";
        }
        return layer.getClass().getSimpleName();
    }

    private static String of(IActivation activation) {
        if (activation instanceof ActivationReLU) {
            return "ReLU";
        }
        if (activation instanceof ActivationLReLU) {
            return "LeakyReLU";
        }
        if (activation instanceof ActivationTanH) {
            return "Tanh";
        }
        if (activation instanceof ActivationSigmoid) {
            return "Sigmoid";
        }
        if (activation instanceof ActivationELU) {
            return "ELU";
        }
        if (activation instanceof ActivationGELU) {
            return "GELU";
        }
        if (activation instanceof ActivationSwish) {
            return "SiLU";
        }
        return activation instanceof ActivationSoftmax ? "Softmax" : activation.toString();
    }
}
