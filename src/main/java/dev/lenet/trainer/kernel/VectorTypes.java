package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Shows HotSpot which vector class it will meet, before any kernel is compiled.
 *
 * <p>Whether a vector operation becomes an instruction depends on the type profile of its operands in the Vector API's
 * own methods, which all kernels share. If a kernel is compiled before that profile exists, its vectors stay objects
 * for the life of the process: one such kernel makes gigabytes of garbage per second and halves the speed.
 */
final class VectorTypes {

    /** With this many, none of 17 JVMs compiled a kernel too early; without any, 5 of 17 did. Fewer were not tried. */
    private static final int CALLS = 3_000;

    private VectorTypes() {}

    /** Runs the operations on which the kernels spend their time, which comparisons are not. Takes about 50 milliseconds. */
    static void record() {
        float[] values = new float[Lanes.WIDTH];
        for (int call = 0; call < CALLS; call++) {
            operate(values);
        }
    }

    private static void operate(float[] values) {
        FloatVector x = FloatVector.fromArray(Lanes.SPECIES, values, 0);
        FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
        FloatVector y = x.fma(one, FloatVector.zero(Lanes.SPECIES));
        y = y.add(one).mul(one).sub(x).div(one).max(one).min(one).sqrt();
        y.intoArray(values, 0);
    }
}
