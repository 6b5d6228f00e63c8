package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine. Loaded only if {@link VectorSupport#available()}. */
final class Lanes {
    /** The width that the machine prefers, but at most a whole group of images. */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > Group.SIZE
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    static final int WIDTH = SPECIES.length();

    /** Rows of a tile of products: six by two accumulators, two vectors and a broadcast fit into 16 registers. */
    static final int ROWS = 6;

    /** A vector holds a whole group, and there are 32 registers: room for twice as many accumulators. */
    static final boolean WIDE = WIDTH == Group.SIZE;

    private Lanes() {}

    /** A number of rows, rounded up to whole tiles. */
    static int padded(int rows) {
        return (rows + ROWS - 1) / ROWS * ROWS;
    }
}
