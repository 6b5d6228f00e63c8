package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

/** The feature maps of one group on their way through the network and back. 0.7 MB: a core's second-level cache. */
final class Scratch {
    /** Images in this group, 1 to {@link LeNet#GROUP}. */
    int images;

    /** 1 for lanes with an image, 0 for the others. */
    final float[] mask = new float[GROUP];

    /** Images as they come, then in a frame of zeros and interleaved. */
    final float[] pixels = new float[GROUP * PIXELS];

    final float[] in = new float[PADDED * PADDED * GROUP];

    /** Convolution outputs, replaced by their gradients on the way back, and the pooled maps. */
    final float[] z1 = new float[C1 * PLANE1];

    final float[] p1 = new float[C1 * POOLED_PLANE1];
    final float[] z2 = new float[C2 * PLANE2];
    final float[] p2 = new float[FLAT * GROUP];

    /** Outputs of the fully connected layers, after activation and dropout; the last are logits, then probabilities. */
    final float[] h1 = new float[F1 * GROUP];

    final float[] h2 = new float[F2 * GROUP];
    final float[] h3 = new float[CLASSES * GROUP];

    /** Factors of dropout. */
    final float[] kept = new float[F1 * GROUP];

    /** Gradients with respect to the arrays of similar name. */
    final float[] dp1 = new float[C1 * POOLED_PLANE1];

    final float[] dp2 = new float[FLAT * GROUP];
    final float[] dh1 = new float[F1 * GROUP];
    final float[] dh2 = new float[F2 * GROUP];

    /** Two sums over positions for each lane. */
    final float[] sums = new float[2 * GROUP];

    void images(int count) {
        images = count;
        for (int lane = 0; lane < GROUP; lane++) {
            mask[lane] = lane < count ? 1 : 0;
        }
    }
}
