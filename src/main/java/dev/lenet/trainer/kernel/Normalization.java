package dev.lenet.trainer.kernel;

/**
 * Batch normalisation of one feature map in the form that the kernels use (Ioffe and Szegedy, 2015):
 * {@code y = scale * z + shift} forward, and backward {@code dz = scale * dy + slope * (z - mean) + offset} where dy is
 * the gradient of y. Without batch normalisation the scale is 1, the shift is the convolution's bias, and slope and
 * offset are zero.
 */
final class Normalization {
    float scale = 1;
    float shift;
    /** Mean over the batch's images and positions, without the convolution's bias; and one over the standard deviation. */
    float mean;

    float inverseDeviation = 1;
    /** Mean gradient of y over the batch. */
    float gradientMean;

    float slope;
    float offset;
}
