package dev.lenet.trainer.kernel;

import org.nd4j.linalg.learning.config.Adam;

/**
 * The constants of one Adam step.
 *
 * @param gradientScale one over the batch size
 * @param rate the learning rate with Adam's bias correction, {@code lr sqrt(1 - b2^t) / (1 - b1^t)}
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the denominator
 */
record AdamStep(float gradientScale, float rate, float beta1, float beta2, float epsilon) {
    /**
     * Computes the constants of step {@code t = iteration + 1}.
     *
     * @param settings DL4J's Adam settings
     * @param images batch size
     * @param iteration steps taken so far
     * @param epoch epochs finished so far
     * @return the constants of the step
     */
    static AdamStep of(Adam settings, int images, int iteration, int epoch) {
        double learningRate = settings.getLearningRate(iteration, epoch);
        float beta1 = (float) settings.getBeta1();
        float beta2 = (float) settings.getBeta2();
        // Powers are rounded to floats, as in libnd4j. Otherwise the bias correction, and with it the size of the first
        // steps, differs in the fifth digit.
        float power1 = (float) Math.pow(beta1, iteration + 1.0);
        float power2 = (float) Math.pow(beta2, iteration + 1.0);
        double rate = (float) learningRate * (float) Math.sqrt(1.0 - power2) / (1.0 - power1);
        return new AdamStep(1f / images, (float) rate, beta1, beta2, (float) settings.getEpsilon());
    }
}
