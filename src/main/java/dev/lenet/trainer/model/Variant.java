package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** The models of the ablation study, each adding one change to the one before it. */
public enum Variant {
    /** Plain LeNet-5 with ReLU, max pooling and three fully connected layers. */
    BASELINE("baseline", "LeNet5_baseline", "LeNet-5 as it is"),
    /** Adds dropout after the first fully connected layer's activation. */
    VAR1("var1", "LeNet5_var1", "+ dropout 0.5 after fc1"),
    /** Adds batch norm after each convolution. */
    VAR2("var2", "LeNet5_var2", "+ batch norm after each convolution"),
    /** Replaces every ReLU with LeakyReLU. */
    VAR3("var3", "LeNet5_var3", "ReLU becomes LeakyReLU (0.01)"),
    /** Replaces both max poolings with average poolings. */
    VAR4("var4", "LeNet5_var4", "max pooling becomes average pooling");

    private final String id;
    private final String modelName;
    private final String change;

    Variant(String id, String modelName, String change) {
        this.id = id;
        this.modelName = modelName;
        this.change = change;
    }

    /**
     * The word that names this variant on the command line, in files and in metrics.
     *
     * @return for example {@code var3}
     */
    @JsonValue
    public String id() {
        return id;
    }

    /**
     * The model's name in the reference study, also the name of its configuration bean.
     *
     * @return for example {@code LeNet5_var3}
     */
    public String modelName() {
        return modelName;
    }

    /**
     * What this variant changes over the one before it, in a few words for people.
     *
     * @return a short English phrase
     */
    public String change() {
        return change;
    }

    @Override
    public String toString() {
        return id;
    }
}
