package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The rule by which gradients change the weights. */
public enum OptimizerKind {
    /** Steps of the size of the learning rate in the direction of the mean gradient (Kingma and Ba, 2015). */
    ADAM,
    /** Adam with weight decay apart from the gradient (Loshchilov and Hutter, 2019). */
    ADAMW,
    /** Steps along the gradient, with or without momentum. */
    SGD;

    /**
     * The word in settings and files.
     *
     * @return lower case
     */
    @JsonValue
    public String id() {
        return Ids.of(this);
    }

    @Override
    public String toString() {
        return id();
    }
}
