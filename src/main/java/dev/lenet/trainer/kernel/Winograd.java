package dev.lenet.trainer.kernel;

/**
 * Winograd's minimal filtering, as in Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (CVPR 2016): a
 * tile of 6x6 inputs gives {@code m x m} outputs of an {@code r x r} kernel, {@code m + r - 1 = 6}, with 36
 * multiplications per channel instead of {@code m*m*r*r}, which is 144 for {@code r = 3} and 100 for {@code r = 5}.
 *
 * <p>Kernels and gradients of outputs are evaluated as polynomials at the points 0, 1, -1, 2, -2 and infinity (G and A); B'
 * is the transpose of the interpolation from them. With the kernel {@code g} and the tile {@code d}, the outputs are
 *
 * <pre>{@code y = A' [ (G g G') * (B' d B) ] A}</pre>
 *
 * where {@code *} multiplies element by element. The products are summed over channels before the transform by A, so
 * that for each of the 36 <em>points</em> there is one matrix product. The gradient of the kernel is the transpose,
 * {@code dg = G' [ (A dy A') * (B' d B) ] G}.
 */
final class Winograd {
    /** Rows and columns of a tile of inputs. */
    static final int SIDE = 6;

    /** Points of a tile. */
    static final int POINTS = SIDE * SIDE;

    /**
     * The matrix B'. Row by row, it holds the coefficients of the polynomial that is zero at all other points.
     */
    static final float[][] INPUTS = {
        {4, 0, -5, 0, 1, 0},
        {0, -4, -4, 1, 1, 0},
        {0, 4, -4, -1, 1, 0},
        {0, -2, -1, 2, 1, 0},
        {0, 2, -1, -2, 1, 0},
        {0, 4, 0, -5, 0, 1}
    };

    private Winograd() {}

    /** Rows of outputs that a tile gives. */
    static int outputs(int kernel) {
        return SIDE + 1 - kernel;
    }

    /**
     * The matrix A, which is powers of the points.
     *
     * @param outputs rows of outputs, 2 or 4
     * @return {@code [6][outputs]}
     */
    static float[][] gradients(int outputs) {
        float[][] a = new float[SIDE][outputs];
        float[] points = {0, 1, -1, 2, -2};
        for (int i = 0; i < points.length; i++) {
            a[i][0] = 1;
            for (int k = 1; k < outputs; k++) {
                a[i][k] = a[i][k - 1] * points[i];
            }
        }
        a[SIDE - 1][outputs - 1] = 1;
        return a;
    }

    /**
     * {@code u = G g G'}, where the rows of G are powers of the points, divided by the product of the point's differences
     * to the others.
     *
     * @param kernel rows of the kernel, 3 or 5
     * @param w holds the kernel
     * @param first index of its first weight
     * @param step 1, or -1 to read it backwards
     * @param u receives the 36 points
     */
    static void transform(int kernel, float[] w, int first, int step, float[] u) {
        for (int l = 0; l < kernel; l++) {
            evaluate(kernel, w, first + step * l, step * kernel, u, l, SIDE);
        }
        for (int i = 0; i < SIDE; i++) {
            evaluate(kernel, u, i * SIDE, 1, u, i * SIDE, 1);
        }
    }

    /** One dimension of the transform. Source and target may be the same. */
    private static void evaluate(int kernel, float[] w, int at, int step, float[] u, int to, int stride) {
        boolean five = kernel == 5;
        float g0 = w[at];
        float g1 = w[at + step];
        float g2 = w[at + 2 * step];
        float g3 = five ? w[at + 3 * step] : 0;
        float g4 = five ? w[at + 4 * step] : 0;
        float even = (g0 + g2 + g4) * (-1 / 6f);
        float odd = (g1 + g3) * (-1 / 6f);
        float evenAtTwo = (g0 + 4 * g2 + 16 * g4) * (1 / 24f);
        float oddAtTwo = (2 * g1 + 8 * g3) * (1 / 24f);
        u[to] = g0 * (1 / 4f);
        u[to + stride] = even + odd;
        u[to + 2 * stride] = even - odd;
        u[to + 3 * stride] = evenAtTwo + oddAtTwo;
        u[to + 4 * stride] = evenAtTwo - oddAtTwo;
        u[to + 5 * stride] = five ? g4 : g2;
    }

    /**
     * {@code w = G' u G}.
     *
     * @param kernel rows of the kernel, 3 or 5
     * @param u holds the 36 points; overwritten
     * @param at where they start
     * @param w receives the kernel
     * @param first index of its first weight
     */
    static void transpose(int kernel, float[] u, int at, float[] w, int first) {
        for (int j = 0; j < SIDE; j++) {
            collect(kernel, u, at + j, SIDE, u, at + j, SIDE);
        }
        for (int k = 0; k < kernel; k++) {
            collect(kernel, u, at + k * SIDE, 1, w, first + k * kernel, 1);
        }
    }

    /** One dimension of the transposed transform. Source and target may be the same. */
    private static void collect(int kernel, float[] u, int at, int step, float[] w, int to, int stride) {
        float even = (u[at + step] + u[at + 2 * step]) * (-1 / 6f);
        float odd = (u[at + step] - u[at + 2 * step]) * (-1 / 6f);
        float evenAtTwo = (u[at + 3 * step] + u[at + 4 * step]) * (1 / 24f);
        float oddAtTwo = (u[at + 3 * step] - u[at + 4 * step]) * (1 / 24f);
        float last = u[at + 5 * step];
        w[to] = u[at] * (1 / 4f) + even + evenAtTwo;
        w[to + stride] = odd + 2 * oddAtTwo;
        if (kernel == 5) {
            w[to + 2 * stride] = even + 4 * evenAtTwo;
            w[to + 3 * stride] = odd + 8 * oddAtTwo;
            w[to + 4 * stride] = even + 16 * evenAtTwo + last;
        } else {
            w[to + 2 * stride] = even + 4 * evenAtTwo + last;
        }
    }
}
