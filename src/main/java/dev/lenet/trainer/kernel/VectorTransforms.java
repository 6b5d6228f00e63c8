package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Winograd.SIDE;

import jdk.incubator.vector.FloatVector;

/** The transforms of {@link Winograd} with vector instructions. Sums that two points share are computed once. */
final class VectorTransforms {
    /** Floats that {@link #outputs} keeps between columns and rows. */
    static final int WORKSPACE = Winograd.POINTS * SIZE;

    private static final float[][] TWO = Winograd.gradients(2);
    private static final float[][] FOUR = Winograd.gradients(4);

    private VectorTransforms() {}

    /**
     * One row of {@code B' d B}.
     *
     * @param i which
     * @param d holds 6x6 inputs
     * @param from where they start
     * @param row floats between two rows
     * @param v receives six points
     * @param to where to put the first
     * @param point floats between two points
     */
    static void inputs(int i, float[] d, int from, int row, float[] v, int to, int point) {
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            inputs(Winograd.INPUTS[i], d, from + lane, row, v, to + lane, point);
        }
    }

    /**
     * One row of {@code A dy A'}.
     *
     * @param i which
     * @param outputs rows and columns of outputs, 2 or 4
     * @param dy holds their gradients
     * @param from where they start
     * @param row floats between two rows
     * @param v receives six points
     * @param to where to put the first
     * @param point floats between two points
     */
    static void gradients(int i, int outputs, float[] dy, int from, int row, float[] v, int to, int point) {
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            if (outputs == 2) {
                two(TWO[i], dy, from + lane, row, v, to + lane, point);
            } else {
                four(FOUR[i], dy, from + lane, row, v, to + lane, point);
            }
        }
    }

    /**
     * {@code A' u A}.
     *
     * @param outputs rows and columns of outputs, 2 or 4
     * @param u holds the points
     * @param from where the first is
     * @param point floats between two points
     * @param workspace overwritten
     * @param at where {@link #WORKSPACE} floats start
     * @param y receives the outputs
     * @param to where they start
     * @param row floats between two rows
     */
    static void outputs(
            int outputs, float[] u, int from, int point, float[] workspace, int at, float[] y, int to, int row) {
        for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
            for (int j = 0; j < SIDE; j++) {
                outputs(
                        outputs,
                        u,
                        from + j * point + lane,
                        SIDE * point,
                        workspace,
                        at + j * SIZE + lane,
                        SIDE * SIZE);
            }
            for (int i = 0; i < outputs; i++) {
                outputs(outputs, workspace, at + i * SIDE * SIZE + lane, SIZE, y, to + i * row + lane, SIZE);
            }
        }
    }

    private static void inputs(float[] b, float[] d, int from, int row, float[] v, int to, int point) {
        FloatVector t0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t3 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t4 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t5 = FloatVector.zero(Lanes.SPECIES);
        for (int k = 0; k < SIDE; k++) {
            FloatVector q = FloatVector.broadcast(Lanes.SPECIES, b[k]);
            int at = from + k * row;
            t0 = FloatVector.fromArray(Lanes.SPECIES, d, at).fma(q, t0);
            t1 = FloatVector.fromArray(Lanes.SPECIES, d, at + SIZE).fma(q, t1);
            t2 = FloatVector.fromArray(Lanes.SPECIES, d, at + 2 * SIZE).fma(q, t2);
            t3 = FloatVector.fromArray(Lanes.SPECIES, d, at + 3 * SIZE).fma(q, t3);
            t4 = FloatVector.fromArray(Lanes.SPECIES, d, at + 4 * SIZE).fma(q, t4);
            t5 = FloatVector.fromArray(Lanes.SPECIES, d, at + 5 * SIZE).fma(q, t5);
        }
        FloatVector four = FloatVector.broadcast(Lanes.SPECIES, 4);
        FloatVector five = FloatVector.broadcast(Lanes.SPECIES, -5);
        t0.fma(four, t2.fma(five, t4)).intoArray(v, to);
        FloatVector even = t4.sub(t2.mul(four));
        FloatVector odd = t3.sub(t1.mul(four));
        even.add(odd).intoArray(v, to + point);
        even.sub(odd).intoArray(v, to + 2 * point);
        even = t4.sub(t2);
        odd = t3.sub(t1);
        odd = odd.add(odd);
        even.add(odd).intoArray(v, to + 3 * point);
        even.sub(odd).intoArray(v, to + 4 * point);
        t1.fma(four, t3.fma(five, t5)).intoArray(v, to + 5 * point);
    }

    private static void two(float[] a, float[] dy, int from, int row, float[] v, int to, int point) {
        FloatVector q = FloatVector.broadcast(Lanes.SPECIES, a[0]);
        FloatVector t0 = FloatVector.fromArray(Lanes.SPECIES, dy, from).mul(q);
        FloatVector t1 = FloatVector.fromArray(Lanes.SPECIES, dy, from + SIZE).mul(q);
        q = FloatVector.broadcast(Lanes.SPECIES, a[1]);
        t0 = FloatVector.fromArray(Lanes.SPECIES, dy, from + row).fma(q, t0);
        t1 = FloatVector.fromArray(Lanes.SPECIES, dy, from + row + SIZE).fma(q, t1);
        FloatVector twice = t1.add(t1);
        t0.intoArray(v, to);
        t0.add(t1).intoArray(v, to + point);
        t0.sub(t1).intoArray(v, to + 2 * point);
        t0.add(twice).intoArray(v, to + 3 * point);
        t0.sub(twice).intoArray(v, to + 4 * point);
        t1.intoArray(v, to + 5 * point);
    }

    private static void four(float[] a, float[] dy, int from, int row, float[] v, int to, int point) {
        FloatVector t0 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t1 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t2 = FloatVector.zero(Lanes.SPECIES);
        FloatVector t3 = FloatVector.zero(Lanes.SPECIES);
        for (int k = 0; k < 4; k++) {
            FloatVector q = FloatVector.broadcast(Lanes.SPECIES, a[k]);
            int at = from + k * row;
            t0 = FloatVector.fromArray(Lanes.SPECIES, dy, at).fma(q, t0);
            t1 = FloatVector.fromArray(Lanes.SPECIES, dy, at + SIZE).fma(q, t1);
            t2 = FloatVector.fromArray(Lanes.SPECIES, dy, at + 2 * SIZE).fma(q, t2);
            t3 = FloatVector.fromArray(Lanes.SPECIES, dy, at + 3 * SIZE).fma(q, t3);
        }
        FloatVector four = FloatVector.broadcast(Lanes.SPECIES, 4);
        t0.intoArray(v, to);
        FloatVector even = t0.add(t2);
        FloatVector odd = t1.add(t3);
        even.add(odd).intoArray(v, to + point);
        even.sub(odd).intoArray(v, to + 2 * point);
        even = t2.fma(four, t0);
        odd = t3.fma(four, t1);
        odd = odd.add(odd);
        even.add(odd).intoArray(v, to + 3 * point);
        even.sub(odd).intoArray(v, to + 4 * point);
        t3.intoArray(v, to + 5 * point);
    }

    /** One dimension of {@link #outputs}. */
    private static void outputs(int outputs, float[] u, int from, int step, float[] y, int to, int stride) {
        FloatVector m1 = FloatVector.fromArray(Lanes.SPECIES, u, from + step);
        FloatVector m2 = FloatVector.fromArray(Lanes.SPECIES, u, from + 2 * step);
        FloatVector m3 = FloatVector.fromArray(Lanes.SPECIES, u, from + 3 * step);
        FloatVector m4 = FloatVector.fromArray(Lanes.SPECIES, u, from + 4 * step);
        FloatVector m5 = FloatVector.fromArray(Lanes.SPECIES, u, from + 5 * step);
        FloatVector even = m1.add(m2);
        FloatVector evenAtTwo = m3.add(m4);
        FloatVector.fromArray(Lanes.SPECIES, u, from).add(even).add(evenAtTwo).intoArray(y, to);
        FloatVector odd = m1.sub(m2);
        FloatVector oddAtTwo = m3.sub(m4);
        FloatVector second = oddAtTwo.fma(FloatVector.broadcast(Lanes.SPECIES, 2), odd);
        if (outputs == 2) {
            second.add(m5).intoArray(y, to + stride);
        } else {
            second.intoArray(y, to + stride);
            evenAtTwo.fma(FloatVector.broadcast(Lanes.SPECIES, 4), even).intoArray(y, to + 2 * stride);
            oddAtTwo.fma(FloatVector.broadcast(Lanes.SPECIES, 8), odd).add(m5).intoArray(y, to + 3 * stride);
        }
    }
}
