package dev.lenet.trainer.kernel;

/**
 * Batch normalisation of one feature map in the form that the kernels use (Ioffe and Szegedy, 2015):
 * {@code y = scale * (z - center) + shift} forward, and backward
 * {@code dz = scale * (dy - gradientMean) + slope * (z - mean) + offset} where dy is the gradient of y. Without batch
 * normalisation the scale is 1, the shift is the convolution's bias, and everything else is zero.
 */
final class Normalization {
    float scale = 1;
    float shift;
    /** The mean, or 0 if the shift includes it; see {@link Normalizer}. */
    float center;
    /** Mean over the batch's images and positions, without the convolution's bias; and one over the standard deviation. */
    float mean;

    float inverseDeviation = 1;
    /** Mean gradient of y over the batch, or 0 if the offset includes it. */
    float gradientMean;

    float slope;
    float offset;
}
