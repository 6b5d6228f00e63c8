package dev.lenet.trainer.kernel;

import java.util.Arrays;

/**
 * Gradients of the convolutions summed over some consecutive groups of a batch; those of biases, and of weights in some
 * kernels, still for each lane. How a batch is cut into such pieces depends only on its size, and the groups of a piece
 * are processed in order, so the bits are the same whichever thread does it.
 */
final class Sums {
    /** For each stage, {@code [channels][Group.SIZE]}; not used for dense layers. */
    final float[][] biases;

    /** For each convolution, what {@link ConvolutionGradient#add} adds to. */
    final float[][] weights;

    /**
     * Sums of zero.
     *
     * @param channels of each stage
     * @param floats for the weights of each stage
     */
    Sums(int[] channels, int[] floats) {
        biases = new float[channels.length][];
        weights = new float[floats.length][];
        Arrays.setAll(biases, i -> new float[channels[i] * Group.SIZE]);
        Arrays.setAll(weights, i -> new float[floats[i]]);
    }

    static Sums of(Block... blocks) {
        return new Sums(
                Arrays.stream(blocks)
                        .mapToInt(block -> block.stage.linear().channels())
                        .toArray(),
                Arrays.stream(blocks).mapToInt(Block::sums).toArray());
    }

    void clear() {
        for (int i = 0; i < biases.length; i++) {
            Arrays.fill(biases[i], 0);
            Arrays.fill(weights[i], 0);
        }
    }

    /**
     * Adds the weight sums of all pieces to those of the first.
     *
     * @param sums of each piece
     * @param pieces how many
     * @param stage index of the stage
     * @param from first sum
     * @param length how many
     */
    static void fold(Sums[] sums, int pieces, int stage, int from, int length) {
        for (int piece = 1; piece < pieces; piece++) {
            add(sums[piece].weights[stage], sums[0].weights[stage], from, length);
        }
    }

    /** The bias gradient of one channel, summed over pieces and lanes. */
    static float bias(Sums[] sums, int pieces, int stage, int channel) {
        for (int piece = 1; piece < pieces; piece++) {
            add(sums[piece].biases[stage], sums[0].biases[stage], channel * Group.SIZE, Group.SIZE);
        }
        return lanes(sums[0].biases[stage], channel);
    }

    private static void add(float[] piece, float[] sum, int from, int length) {
        for (int i = from; i < from + length; i++) {
            sum[i] += piece[i];
        }
    }

    /** Sum of one row of lanes, as a tree of fixed shape. */
    static float lanes(float[] a, int row) {
        int i = row * Group.SIZE;
        float low = (a[i] + a[i + 1] + (a[i + 2] + a[i + 3])) + (a[i + 4] + a[i + 5] + (a[i + 6] + a[i + 7]));
        float high =
                (a[i + 8] + a[i + 9] + (a[i + 10] + a[i + 11])) + (a[i + 12] + a[i + 13] + (a[i + 14] + a[i + 15]));
        return low + high;
    }
}
