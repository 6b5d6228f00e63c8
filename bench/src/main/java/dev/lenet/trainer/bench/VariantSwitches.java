package dev.lenet.trainer.bench;

/**
 * The features of a variant, so that a peer can be built without the trainer's configurations.
 *
 * @param dropout dropout 0.5 after the first fully connected layer's activation
 * @param batchNorm batch norm after each convolution, before its activation
 * @param leaky LeakyReLU with slope 0.01 instead of every ReLU
 * @param averagePooling average pooling instead of max pooling
 */
record VariantSwitches(boolean dropout, boolean batchNorm, boolean leaky, boolean averagePooling) {

    /**
     * Returns the switches of a variant; each variant adds one change to the previous one.
     *
     * @param variant {@code baseline} or {@code var1} to {@code var4}
     * @return its switches
     * @throws IllegalArgumentException for another name
     */
    static VariantSwitches of(String variant) {
        int changes =
                switch (variant) {
                    case "baseline" -> 0;
                    case "var1" -> 1;
                    case "var2" -> 2;
                    case "var3" -> 3;
                    case "var4" -> 4;
                    default -> throw new IllegalArgumentException("unknown variant " + variant);
                };
        return new VariantSwitches(changes >= 1, changes >= 2, changes >= 3, changes >= 4);
    }
}
