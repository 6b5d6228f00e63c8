package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors of this machine. Loaded only where {@link VectorSupport} says that there are any. */
final class Lanes {
    /** As wide as the machine likes, at most a whole group of images. */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > Group.SIZE
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    static final int WIDTH = SPECIES.length();

    private Lanes() {}
}
