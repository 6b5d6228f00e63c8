package dev.lenet.trainer.kernel;

/** The convolutions in vector registers. */
final class VectorConvolution implements ConvolutionKernels {
    @Override
    public void convolve1(float[] in, float[] weights, int weightOffset, float[] z) {
        VectorConvolution1.forward(in, weights, weightOffset, z);
    }

    @Override
    public void convolve2(float[] in, float[] weights, int weightOffset, float[] z) {
        VectorConvolution2.forward(in, weights, weightOffset, z);
    }

    @Override
    public void inputGradient2(float[] dz, float[] weights, int weightOffset, float[] dx) {
        VectorConvolutionInputGradient.inputGradient2(dz, weights, weightOffset, dx);
    }

    @Override
    public void weightGradient1(float[] in, float[] dz, float[] sums) {
        VectorConvolutionWeightGradient.weightGradient1(in, dz, sums);
    }

    @Override
    public void weightGradient2(float[] in, float[] dz, float[] sums) {
        VectorConvolutionWeightGradient.weightGradient2(in, dz, sums);
    }
}
