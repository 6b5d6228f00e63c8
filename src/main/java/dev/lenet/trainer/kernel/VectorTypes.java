package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;

/**
 * Shows HotSpot which class of vectors it is going to meet, before a kernel is compiled.
 *
 * <p>Whether an operation on vectors becomes an instruction depends on what was recorded of the class of its operands inside the
 * Vector API's own methods, which all kernels share. Where a kernel is compiled before that record is there, its vectors stay
 * objects for the life of the process: one such kernel makes gigabytes of garbage a second and halves the speed.
 */
final class VectorTypes {

    /** With so many, none of 17 JVMs compiled a kernel too early, where 5 of 17 did without; fewer were not tried. */
    private static final int CALLS = 3_000;

    private VectorTypes() {}

    /** Uses the operations that the kernels spend their time on; comparisons are not among them. Takes some 50 milliseconds. */
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
