package dev.lenet.trainer.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponentials of vectors with the same bits on every machine. Those of the Vector API differ, because they come from
 * the platform's library.
 *
 * <p>{@code x = n ln 2 + r} with an integer n and r between -ln 2 / 2 and ln 2 / 2; {@code exp(r) - 1} is a polynomial
 * (the coefficients are those of Cephes' {@code expf}, relative error 2e-7), and 2 to the n is written into the
 * exponent bits.
 */
final class VectorExp {
    private static final float LOG2_E = 1.44269504f;
    /** ln 2 in two parts, the first with few enough bits that its product with n is exact. */
    private static final float LN2_HIGH = 0.693359375f;

    private static final float LN2_LOW = -2.12194440e-4f;

    /** Added to a small number, this leaves the nearest whole number in the lowest bits of the sum. */
    private static final float ROUND = 12_582_912f;

    /** For arguments up to this far from zero, exp stays within the range of normal floats. */
    private static final float LIMIT = 87;

    private static final int EXPONENT = 23;

    private VectorExp() {}

    static FloatVector exp(FloatVector argument) {
        FloatVector x = argument.max(-LIMIT).min(LIMIT);
        FloatVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUND));
        FloatVector rest = polynomial(x, shifted);
        FloatVector power = power(shifted);
        return rest.fma(power, power);
    }

    /** {@code exp(x) - 1} without cancellation near zero. */
    static FloatVector expm1(FloatVector argument) {
        FloatVector x = argument.max(-LIMIT).min(LIMIT);
        FloatVector shifted = x.fma(broadcast(LOG2_E), broadcast(ROUND));
        FloatVector rest = polynomial(x, shifted);
        FloatVector power = power(shifted);
        return rest.fma(power, power.sub(1f));
    }

    /** {@code 1 / (1 + exp(-x))}. */
    static FloatVector sigmoid(FloatVector x) {
        FloatVector one = broadcast(1);
        return one.div(exp(x.neg()).add(one));
    }

    /** {@code exp(r) - 1}. */
    private static FloatVector polynomial(FloatVector x, FloatVector shifted) {
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(broadcast(-LN2_LOW), n.fma(broadcast(-LN2_HIGH), x));
        FloatVector p = broadcast(1.9875691500e-4f);
        p = p.fma(r, broadcast(1.3981999507e-3f));
        p = p.fma(r, broadcast(8.3334519073e-3f));
        p = p.fma(r, broadcast(4.1665795894e-2f));
        p = p.fma(r, broadcast(1.6666665459e-1f));
        p = p.fma(r, broadcast(5.0000001201e-1f));
        return p.fma(r.mul(r), r);
    }

    /** 2 to the n. */
    private static FloatVector power(FloatVector shifted) {
        return shifted.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, EXPONENT)
                .add(broadcast(1).reinterpretAsInts())
                .reinterpretAsFloats();
    }

    private static FloatVector broadcast(float value) {
        return FloatVector.broadcast(Lanes.SPECIES, value);
    }
}
