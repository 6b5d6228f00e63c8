package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The optimizer, with names and meanings as in PyTorch's {@code torch.optim}. With {@code g} the gradient of the mean loss,
 * {@code w} a weight, {@code r} the learning rate of the step and {@code d} the weight decay:
 *
 * <ul>
 *   <li>adam: {@code g = g + d w}, then Adam (Kingma and Ba, 2015) with beta1 0.9 and beta2 0.999. Epsilon, 1e-8, is added
 *       before the bias correction, as at the end of section 2 of the paper; PyTorch adds it after.
 *   <li>adamw: {@code w = w - r d w} in addition to Adam's step (Loshchilov and Hutter: Decoupled weight decay
 *       regularization, 2019)
 *   <li>sgd: {@code g = g + d w}, {@code b = momentum b + g}, {@code w = w - r b}; with Nesterov's momentum {@code w = w - r (g +
 *       momentum b)} (Sutskever et al.: On the importance of initialization and momentum in deep learning, 2013). The
 *       learning rate is not part of {@code b}, so that a change of it takes effect at once.
 * </ul>
 *
 * <p>Weight decay applies only to the weights of convolutions and fully connected layers, not to biases and batch norm's scale
 * and shift, both here and in DL4J (He et al.: Bag of tricks for image classification with convolutional neural networks,
 * 2019, "no bias decay"). {@code torch.optim} decays all parameters it is given, so the equivalent there is two parameter
 * groups.
 *
 * @param kind the update rule
 * @param momentum the momentum, from 0 to below 1; must be 0 unless the kind is {@link OptimizerKind#SGD}
 * @param nesterov whether the momentum is Nesterov's; requires a momentum above 0
 * @param weightDecay the weight decay, at least 0
 */
public record Optimizer(
        @JsonProperty("optimizer") OptimizerKind kind, double momentum, boolean nesterov, double weightDecay) {

    /** The reference study's optimizer: Adam without weight decay. */
    public static final Optimizer REFERENCE = new Optimizer(OptimizerKind.ADAM, 0, false, 0);

    /**
     * Checks the ranges, and that the values can be combined.
     *
     * @throws IllegalArgumentException if a value is missing, out of range or does not apply to the others
     */
    public Optimizer {
        Checks.require(kind != null, "the optimizer is missing");
        Checks.require(
                momentum >= 0 && momentum < 1, "the momentum is %s, expected a number from 0 to below 1", momentum);
        Checks.match(
                momentum == 0 || kind == OptimizerKind.SGD,
                MismatchException.Remedy.CHANGE_TOGETHER,
                "a momentum of %s applies only to the optimizer sgd, but the optimizer is %s",
                momentum,
                kind);
        Checks.require(!nesterov || momentum > 0, "nesterov needs a momentum above 0");
        Checks.require(
                weightDecay >= 0 && Double.isFinite(weightDecay),
                "the weight decay is %s, expected a finite number of at least 0",
                weightDecay);
    }

    /**
     * Describes the optimizer for display.
     *
     * @param learningRate the learning rate to include
     * @return for example {@code SGD 0.1, Nesterov momentum 0.9, weight decay 0.0005}
     */
    public String describe(double learningRate) {
        String name =
                switch (kind) {
                    case ADAM -> "Adam";
                    case ADAMW -> "AdamW";
                    case SGD -> "SGD";
                };
        StringBuilder text = new StringBuilder(name).append(' ').append(Recipe.plain(learningRate));
        if (momentum > 0) {
            text.append(nesterov ? ", Nesterov momentum " : ", momentum ").append(Recipe.plain(momentum));
        }
        if (weightDecay > 0) {
            text.append(", weight decay ").append(Recipe.plain(weightDecay));
        }
        return text.toString();
    }
}
