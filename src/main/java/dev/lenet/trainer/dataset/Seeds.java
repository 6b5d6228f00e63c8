package dev.lenet.trainer.dataset;

import java.util.SplittableRandom;

/**
 * Derives independent random generators from one seed, one for each purpose.
 *
 * <p>The generator's own seed is {@code mix(mix(seed + purpose) + index)}, where {@code purpose} is the purpose's
 * {@link String#hashCode()} and {@code mix} adds SplitMix64's golden-ratio increment and applies its 64-bit finalizer
 * (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014). So neighbouring seeds, purposes and indices
 * give unrelated sequences, and adding a purpose does not affect the others. The clock is never used.
 */
public final class Seeds {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Seeds() {}

    /**
     * Returns a newly seeded generator.
     *
     * @param seed the run's seed
     * @param purpose what the numbers are for, for example {@code split}
     * @param index distinguishes generators of the same purpose, for example the epoch
     * @return a generator that gives the same sequence for the same arguments
     */
    public static SplittableRandom generator(long seed, String purpose, long index) {
        return new SplittableRandom(derive(seed, purpose, index));
    }

    /**
     * Returns a seed for another kind of generator.
     *
     * @param seed the run's seed
     * @param purpose what the numbers are for, for example {@code weights}
     * @param index distinguishes seeds of the same purpose
     * @return any number
     */
    public static long derive(long seed, String purpose, long index) {
        return mix(mix(seed + purpose.hashCode()) + index);
    }

    /**
     * Shuffles an array (Durstenfeld's version of the Fisher-Yates shuffle).
     *
     * @param values the array, changed in place
     * @param random the source of randomness
     */
    static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    private static long mix(long value) {
        long z = value + GOLDEN_GAMMA;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
