package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;
import static dev.lenet.trainer.kernel.Winograd.POINTS;
import static dev.lenet.trainer.kernel.Winograd.SIDE;

import java.util.Arrays;

/**
 * The gradient of a convolution's weights by {@link Winograd}'s algorithm. One row of the 36 points is computed at a
 * time, for many tiles. The sums are those of the points, without lanes; each kernel's gradient is computed from them
 * once a batch.
 */
final class VectorWinogradGradient implements ConvolutionGradient {
    /** At most this many tiles at a time. */
    private static final int MAX_TILES = 64;

    private final Stage stage;
    private final WinogradTiles tiles;
    private final int inputs;
    private final int outputs;

    /** Outputs, rounded up to whole tiles of the matrix product. */
    private final int rows;

    /** Tiles at a time. */
    private final int block;

    /** Where each tile starts in the map that is read and in the one that is computed. */
    private final int[] readings;

    private final int[] results;

    /** Where a tile's inputs and gradients are, as {@link VectorCorrelationTile#add} wants it. */
    private final int[] table;

    VectorWinogradGradient(Stage stage) {
        this.stage = stage;
        this.tiles = WinogradTiles.forward(stage);
        this.inputs = stage.in().channels();
        this.outputs = stage.linear().channels();
        this.rows = Lanes.padded(outputs);
        int blocks = (tiles.count() + MAX_TILES - 1) / MAX_TILES;
        this.block = (tiles.count() + blocks - 1) / blocks;
        this.readings = tiles.offsets(tiles.readings());
        this.results = tiles.offsets(tiles.results());
        this.table = new int[2 * block];
        for (int n = 0; n < block; n++) {
            table[2 * n] = n * SIZE;
            table[2 * n + 1] = n * SIZE;
        }
    }

    /** One row of points of the inputs, then of the gradients, lanes of six channels, and the enlarged maps. */
    @Override
    public int workspace() {
        return enlargedGradient() + tiles.enlargementOfResults();
    }

    private int gradients() {
        return SIDE * inputs * block * SIZE;
    }

    private int lanes() {
        return gradients() + SIDE * rows * block * SIZE;
    }

    private int enlarged() {
        return lanes() + ROWS * inputs * SIZE;
    }

    private int enlargedGradient() {
        return enlarged() + tiles.enlargement();
    }

    /** {@code [outputs][inputs][36]}. */
    @Override
    public int sums() {
        return POINTS * outputs * inputs;
    }

    @Override
    public void add(float[] x, float[] dz, float[] workspace, float[] sums) {
        float[] map = tiles.enlarge(x, workspace, enlarged());
        float[] gradient = tiles.enlargeResults(dz, workspace, enlargedGradient());
        int start = map == x ? 0 : enlarged();
        int gradientStart = gradient == dz ? 0 : enlargedGradient();
        for (int first = 0; first < tiles.count(); first += block) {
            int count = Math.min(block, tiles.count() - first);
            for (int i = 0; i < SIDE; i++) {
                inputs(i, map, start, first, count, workspace);
                gradients(i, gradient, gradientStart, first, count, workspace);
                for (int j = 0; j < SIDE; j++) {
                    multiply(i, j, count, workspace, sums);
                }
            }
        }
    }

    private void inputs(int i, float[] map, int start, int first, int count, float[] workspace) {
        Shape shape = tiles.readings();
        int point = inputs * block * SIZE;
        for (int c = 0; c < inputs; c++) {
            for (int n = 0; n < count; n++) {
                int at = start + c * shape.plane() + readings[first + n];
                int to = (c * block + n) * SIZE;
                VectorTransforms.inputs(i, map, at, shape.width() * SIZE, workspace, to, point);
            }
        }
    }

    /** Interleaves six channels. Beyond the last, the last is repeated. */
    private void gradients(int i, float[] map, int start, int first, int count, float[] workspace) {
        Shape shape = tiles.results();
        int point = rows * block * SIZE;
        for (int r = 0; r < rows; r++) {
            int from = start + Math.min(r, outputs - 1) * shape.plane();
            int to = gradients() + (r / ROWS * block * ROWS + r % ROWS) * SIZE;
            for (int n = 0; n < count; n++) {
                int at = from + results[first + n];
                VectorTransforms.gradients(
                        i, tiles.outputs(), map, at, shape.width() * SIZE, workspace, to + n * ROWS * SIZE, point);
            }
        }
    }

    private void multiply(int i, int j, int count, float[] workspace, float[] sums) {
        int lanes = lanes();
        for (int o = 0; o < outputs; o += ROWS) {
            int kernels = Math.min(ROWS, outputs - o) * inputs;
            int plane = kernels * Lanes.WIDTH;
            Arrays.fill(workspace, lanes, lanes + kernels * SIZE, 0);
            int from = gradients() + (j * rows + o) * block * SIZE;
            int c = 0;
            if (Lanes.WIDE) {
                for (; c + 4 <= inputs; c += 4) {
                    int x = (j * inputs + c) * block * SIZE;
                    int to = lanes + c * Lanes.WIDTH;
                    VectorWideCorrelation.add(
                            inputs * Lanes.WIDTH,
                            table,
                            count,
                            outputs - 1 - o,
                            workspace,
                            x,
                            x + block * SIZE,
                            x + 2 * block * SIZE,
                            x + 3 * block * SIZE,
                            workspace,
                            from,
                            workspace,
                            to,
                            to + Lanes.WIDTH,
                            to + 2 * Lanes.WIDTH,
                            to + 3 * Lanes.WIDTH);
                }
            }
            for (; c < inputs; c += 2) {
                int second = Math.min(1, inputs - 1 - c);
                for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
                    int to = lanes + lane / Lanes.WIDTH * plane + c * Lanes.WIDTH;
                    VectorCorrelationTile.add(
                            inputs * Lanes.WIDTH,
                            table,
                            count,
                            outputs - 1 - o,
                            workspace,
                            (j * inputs + c) * block * SIZE + lane,
                            second * block * SIZE,
                            workspace,
                            from + lane,
                            workspace,
                            to,
                            to + second * Lanes.WIDTH);
                }
            }
            addLanes(workspace, lanes, kernels, sums, o * inputs * POINTS + i * SIDE + j);
        }
    }

    /**
     * Adds the lanes of each number in halves, lane n and n + 8, then n and n + 4, and so on, so that the bits do not depend
     * on the width of the vectors. Adds the result to a sum.
     *
     * @param a {@code [SIZE / WIDTH][count][WIDTH]}, overwritten
     * @param from where that starts
     * @param count of numbers
     * @param sums one point of {@code [count][36]}
     * @param to where the first is
     */
    private static void addLanes(float[] a, int from, int count, float[] sums, int to) {
        for (int half = count * SIZE / 2; half >= count * Lanes.WIDTH; half /= 2) {
            for (int k = from; k < from + half; k++) {
                a[k] += a[k + half];
            }
        }
        for (int n = 0; n < count; n++) {
            sums[to + n * POINTS] += lanes(a, from + n * Lanes.WIDTH);
        }
    }

    private static float lanes(float[] a, int i) {
        if (Lanes.WIDTH == 16) {
            return (a[i] + a[i + 8] + (a[i + 4] + a[i + 12]) + (a[i + 2] + a[i + 10] + (a[i + 6] + a[i + 14])))
                    + (a[i + 1] + a[i + 9] + (a[i + 5] + a[i + 13]) + (a[i + 3] + a[i + 11] + (a[i + 7] + a[i + 15])));
        }
        return Lanes.WIDTH == 8
                ? (a[i] + a[i + 4] + (a[i + 2] + a[i + 6])) + (a[i + 1] + a[i + 5] + (a[i + 3] + a[i + 7]))
                : (a[i] + a[i + 2]) + (a[i + 1] + a[i + 3]);
    }

    @Override
    public void reduce(int channel, Sums[] sums, int pieces, int index, float[] gradient) {
        int first = channel * inputs;
        Sums.fold(sums, pieces, index, first * POINTS, inputs * POINTS);
        int weights = stage.kernelHeight() * stage.kernelWidth();
        for (int kernel = first; kernel < first + inputs; kernel++) {
            Winograd.transpose(
                    stage.kernelHeight(),
                    sums[0].weights[index],
                    kernel * POINTS,
                    gradient,
                    stage.weights() + kernel * weights);
        }
    }
}
