package dev.lenet.trainer.kernel;

/**
 * Inverted dropout without a random generator's state: whether an output is kept is a hash of the network's seed, the
 * iteration, the neuron and the image's index in the batch. It therefore depends neither on the number of threads nor
 * on other users of random numbers, and a resumed run continues with exactly the same masks.
 */
final class DropoutMask {
    private static final int IMAGE_STEP = 0x9E3779B9;
    private static final int NEURON_STEP = 0x85EBCA6B;

    private final int key;
    private final int threshold;
    private final float scale;

    /**
     * The mask of one training step.
     *
     * @param seed the network's
     * @param iteration steps taken so far
     * @param ordinal number of earlier layers with dropout, so that each layer draws its own mask
     * @param keep probability of keeping an output, above 0 and at most 1
     */
    DropoutMask(long seed, int iteration, int ordinal, double keep) {
        this.key = (int) (mix(mix(seed) + iteration + ((long) ordinal << 32)) >>> 32);
        // Hashes are compared by their upper 31 bits, as non-negative integers.
        this.threshold = (int) Math.round(keep * Integer.MAX_VALUE);
        this.scale = (float) (1 / keep);
    }

    /**
     * Returns the factor by which an output is multiplied.
     *
     * @param neuron index of the output
     * @param image index in the batch
     * @return 1 / keep, or 0
     */
    float factor(int neuron, int image) {
        int h = key + neuron * NEURON_STEP ^ image * IMAGE_STEP;
        // The finaliser of MurmurHash3: every bit of the input reaches every bit of the hash.
        h = (h ^ h >>> 16) * 0x85EBCA6B;
        h = (h ^ h >>> 13) * 0xC2B2AE35;
        h ^= h >>> 16;
        return h >>> 1 < threshold ? scale : 0;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mix(long x) {
        long z = x + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
