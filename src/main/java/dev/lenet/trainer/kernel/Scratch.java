package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.List;

/**
 * The feature maps of one group in a forward and backward pass. For LeNet-5 they take 0.7 MB, so they fit a
 * second-level cache.
 */
final class Scratch {
    /** Images in this group, 1 to {@link Group#SIZE}. */
    int images;

    /** 1 for lanes with an image, 0 for the others. */
    final float[] mask = new float[SIZE];

    /** Images as loaded; then interleaved in a frame of zeros. */
    final float[] pixels;

    final float[] in;

    /** For each stage, the output of the convolution or dense layer, replaced by its gradient in the backward pass. */
    final float[][] z;

    /** For each stage, its output. */
    final float[][] out;

    /** The gradient of out, which becomes that of the activation's argument where there is no pooling. */
    final float[][] gradient;

    /** The activated map before pooling, where the two are not fused; replaced by its gradient. */
    final float[][] activated;

    /** Dropout factors. */
    final float[][] kept;

    /** Two sums over positions for each lane. */
    final float[] sums = new float[2 * SIZE];

    /** For the kernels: that of the thread at work. */
    float[] workspace = new float[0];

    Scratch(Plan plan) {
        List<Stage> stages = plan.stages();
        int count = stages.size();
        pixels = new float[plan.image().floats()];
        in = new float[stages.get(0).in().floats()];
        z = new float[count][];
        out = new float[count][0];
        gradient = new float[count][0];
        activated = new float[count][0];
        kept = new float[count][0];
        for (int i = 0; i < count; i++) {
            Stage stage = stages.get(i);
            z[i] = new float[stage.linear().floats()];
            if (i < count - 1) {
                out[i] = new float[stage.out().floats()];
                gradient[i] = new float[stage.out().floats()];
            }
            if (stage.pooling() != Pooling.NONE && !stage.fused()) {
                activated[i] = new float[stage.linear().floats()];
            }
            if (stage.keep() < 1) {
                kept[i] = new float[stage.out().floats()];
            }
        }
    }

    /** The map that a stage reads. */
    float[] input(int stage) {
        return stage == 0 ? in : out[stage - 1];
    }

    void images(int count) {
        images = count;
        for (int lane = 0; lane < SIZE; lane++) {
            mask[lane] = lane < count ? 1 : 0;
        }
    }
}
