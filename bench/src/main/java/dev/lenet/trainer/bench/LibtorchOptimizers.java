package dev.lenet.trainer.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.CrossEntropyLossImpl;
import org.bytedeco.pytorch.CrossEntropyLossOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Prints three weights after five steps of libtorch's optimizers with a changing learning rate, and the loss and gradient of its
 * cross-entropy with smoothed labels: the expected values in the trainer's {@code OptimizerTests} and {@code LabelSmoothingTests}.
 */
final class LibtorchOptimizers {

    private static final float[] START = {0.5f, -1.2f, 2};
    private static final float[][] GRADIENTS = {
        {0.3f, -0.1f, 1}, {0.2f, 0.4f, -2}, {-0.5f, 0.1f, 0.5f}, {0.1f, 0.1f, 0.1f}, {0.6f, -0.3f, 1.5f}
    };
    private static final double[] RATES = {0.1, 0.1, 0.02, 0.02, 0.05};

    private LibtorchOptimizers() {}

    public static void main(String[] args) {
        for (double decay : List.of(0.0, 0.3)) {
            print("adam", adam(decay), decay);
            print("adamw", adamW(decay), decay);
            print("sgd", sgd(0, false, decay), decay);
            print("sgd, momentum 0.9", sgd(0.9, false, decay), decay);
            print("sgd, Nesterov momentum 0.9", sgd(0.9, true, decay), decay);
        }
        printSmoothedLoss();
    }

    /** Makes an optimizer of some weights. */
    private interface Maker {
        Optimizer of(TensorVector weights);
    }

    private static Maker adam(double decay) {
        AdamOptions options = new AdamOptions(RATES[0]);
        options.weight_decay().put(decay);
        return weights -> new Adam(weights, options);
    }

    private static Maker adamW(double decay) {
        AdamWOptions options = new AdamWOptions(RATES[0]);
        options.weight_decay().put(decay);
        return weights -> new AdamW(weights, options);
    }

    private static Maker sgd(double momentum, boolean nesterov, double decay) {
        SGDOptions options = new SGDOptions(RATES[0]);
        options.momentum().put(momentum);
        options.nesterov().put(nesterov);
        options.weight_decay().put(decay);
        return weights -> new SGD(weights, options);
    }

    private static void print(String name, Maker maker, double decay) {
        Tensor weights = tensor(START).requires_grad_(true);
        Optimizer optimizer = maker.of(new TensorVector(weights));
        for (int step = 0; step < GRADIENTS.length; step++) {
            weights.mutable_grad().put(tensor(GRADIENTS[step]));
            optimizer.param_groups().get(0).options().set_lr(RATES[step]);
            optimizer.step();
        }
        float[] after = values(weights.detach());
        System.out.printf(
                Locale.ROOT, "%s, weight decay %s: %.7f %.7f %.7f%n", name, decay, after[0], after[1], after[2]);
    }

    private static void printSmoothedLoss() {
        Tensor logits = tensor(new float[] {2, -1, 0.5f, 0, 1, 3}).view(2, 3).requires_grad_(true);
        Tensor classes = torch.zeros(2).to(torch.ScalarType.Long);
        CrossEntropyLossOptions options = new CrossEntropyLossOptions();
        options.label_smoothing().put(0.1);
        Tensor loss = new CrossEntropyLossImpl(options).forward(logits, classes);
        loss.backward();
        System.out.println("label smoothing 0.1: loss " + loss.item_float() + ", gradient "
                + Arrays.toString(values(logits.grad())));
    }

    private static Tensor tensor(float[] values) {
        try (FloatPointer pointer = new FloatPointer(values)) {
            return torch.from_blob(pointer, values.length).clone();
        }
    }

    private static float[] values(Tensor tensor) {
        float[] values = new float[(int) tensor.numel()];
        new FloatPointer(tensor.contiguous().data_ptr_float()).get(values);
        return values;
    }
}
