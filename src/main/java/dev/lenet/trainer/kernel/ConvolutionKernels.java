package dev.lenet.trainer.kernel;

/** Makes the three products of a convolution of any size. As usual in deep learning, "convolution" means cross-correlation. */
interface ConvolutionKernels {
    /**
     * Returns the convolution of the forward pass, from the stage's input to its product.
     *
     * @param stage a convolution
     * @return with weights to be packed
     */
    Convolution forward(Stage stage);

    /**
     * Returns the convolution of the backward pass, from the product's gradient to that of the stage's input.
     *
     * @param stage a convolution
     * @return with weights to be packed
     */
    Convolution backward(Stage stage);

    /**
     * Returns what computes the gradient of the weights.
     *
     * @param stage a convolution
     * @return without state
     */
    ConvolutionGradient gradient(Stage stage);
}
