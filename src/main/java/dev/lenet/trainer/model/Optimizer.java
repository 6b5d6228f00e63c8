package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How gradients change the weights, with the meaning that PyTorch's {@code torch.optim} gives the same names. With {@code g}
 * the gradient of the mean loss, {@code w} a weight, {@code r} the learning rate of the step and {@code d} the weight decay:
 *
 * <ul>
 *   <li>adam: {@code g = g + d w}, then Adam (Kingma and Ba, 2015) with beta1 0.9 and beta2 0.999. Epsilon, 1e-8, is added
 *       before the correction of the start-up bias, as at the end of section 2 of the paper; PyTorch adds it after.
 *   <li>adamw: {@code w = w - r d w} beside Adam's step (Loshchilov and Hutter: Decoupled weight decay regularization, 2019)
 *   <li>sgd: {@code g = g + d w}, {@code b = momentum b + g}, {@code w = w - r b}; with Nesterov's momentum {@code w = w - r (g +
 *       momentum b)} (Sutskever et al.: On the importance of initialization and momentum in deep learning, 2013). The
 *       learning rate stays out of {@code b}, so that a change of it acts at once.
 * </ul>
 *
 * <p>Only the weights of convolutions and fully connected layers decay. Biases and batch norm's scale and shift do not,
 * neither here nor in DL4J (He et al.: Bag of tricks for image classification with convolutional neural networks, 2019,
 * "no bias decay"). {@code torch.optim} decays all that it is given: the same there are two parameter groups.
 *
 * @param kind the rule
 * @param momentum share of the last step that is taken again, from 0 to below 1; 0 for all but {@link OptimizerKind#SGD}
 * @param nesterov whether the momentum is Nesterov's; needs one
 * @param weightDecay how strongly weights are drawn to 0, at least 0
 */
public record Optimizer(
        @JsonProperty("optimizer") OptimizerKind kind, double momentum, boolean nesterov, double weightDecay) {

    /** The reference study's: Adam without weight decay. */
    public static final Optimizer REFERENCE = new Optimizer(OptimizerKind.ADAM, 0, false, 0);

    /**
     * Checks the ranges, and that no value is without meaning.
     *
     * @throws IllegalArgumentException if a value is missing, out of its range or without meaning beside the others
     */
    public Optimizer {
        Checks.require(kind != null, "the optimizer is missing");
        Checks.require(
                momentum >= 0 && momentum < 1, "the momentum is %s, expected a number from 0 to below 1", momentum);
        Checks.require(
                momentum == 0 || kind == OptimizerKind.SGD,
                "a momentum of %s is for the optimizer sgd alone, but the optimizer is %s",
                momentum,
                kind);
        Checks.require(!nesterov || momentum > 0, "nesterov needs a momentum above 0");
        Checks.require(
                weightDecay >= 0 && Double.isFinite(weightDecay),
                "the weight decay is %s, expected a finite number of at least 0",
                weightDecay);
    }

    /**
     * The optimizer for people.
     *
     * @param learningRate its learning rate
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
