package dev.lenet.trainer.model;

import dev.lenet.trainer.text.Word;

/** The rule by which an optimizer updates the weights. */
public enum OptimizerKind implements Word {
    /** Steps of about the size of the learning rate, along the running mean of the gradient (Kingma and Ba, 2015). */
    ADAM,
    /** Adam with weight decay decoupled from the gradient (Loshchilov and Hutter, 2019). */
    ADAMW,
    /** Stochastic gradient descent, with or without momentum. */
    SGD;

    @Override
    public String toString() {
        return id();
    }
}
