package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Winograd.POINTS;
import static dev.lenet.trainer.kernel.Winograd.SIDE;

import java.util.Arrays;

/**
 * The gradient of a convolution's weights by {@link Winograd}'s algorithm. One row of the 36 points is computed at a
 * time, for many tiles. The sums are those of the points, without lanes; each kernel's gradient is computed from them
 * once a batch.
 */
final class VectorWinogradGradient implements ConvolutionGradient {
    private static final int ROWS = VectorCorrelation.ROWS;

    /** At most this many tiles at a time. */
    private static final int MAX_TILES = 64;

    private final Stage stage;
    private final WinogradTiles tiles;
    private final int inputs;
    private final int outputs;
    private final int block;

    /** Where a tile's inputs and gradients are, as {@link VectorCorrelation#tile} wants it. */
    private final int[] table;

    VectorWinogradGradient(Stage stage) {
        this.stage = stage;
        this.tiles = WinogradTiles.forward(stage);
        this.inputs = stage.in().channels();
        this.outputs = stage.linear().channels();
        this.block = Math.min(MAX_TILES, tiles.count());
        this.table = new int[2 * block];
        for (int n = 0; n < block; n++) {
            table[2 * n] = n * SIZE;
            table[2 * n + 1] = n * SIZE;
        }
    }

    private int rows() {
        return (outputs + ROWS - 1) / ROWS * ROWS;
    }

    /** One row of points of the inputs, then of the gradients, lanes of six channels, and the enlarged maps. */
    @Override
    public int workspace() {
        return enlargedGradient() + tiles.results().floats();
    }

    private int gradients() {
        return SIDE * inputs * block * SIZE;
    }

    private int lanes() {
        return gradients() + SIDE * rows() * block * SIZE;
    }

    private int enlarged() {
        return lanes() + ROWS * inputs * SIZE;
    }

    private int enlargedGradient() {
        return enlarged() + tiles.readings().floats();
    }

    /** {@code [outputs][inputs][36]}. */
    @Override
    public int sums() {
        return POINTS * outputs * inputs;
    }

    @Override
    public void add(float[] x, float[] dz, float[] workspace, float[] sums) {
        Shape map = tiles.to();
        WinogradTiles.enlarge(
                x, tiles.from(), tiles.padTop(), tiles.padLeft(), workspace, enlarged(), tiles.readings());
        WinogradTiles.enlarge(dz, map, 0, 0, workspace, enlargedGradient(), tiles.results());
        for (int first = 0; first < tiles.count(); first += block) {
            int count = Math.min(block, tiles.count() - first);
            for (int i = 0; i < SIDE; i++) {
                inputs(i, first, count, workspace);
                gradients(i, first, count, workspace);
                for (int j = 0; j < SIDE; j++) {
                    multiply(i, j, count, workspace, sums);
                }
            }
        }
    }

    private void inputs(int i, int first, int count, float[] workspace) {
        Shape map = tiles.readings();
        int point = inputs * block * SIZE;
        for (int c = 0; c < inputs; c++) {
            for (int n = 0; n < count; n++) {
                int position = tiles.row(first + n) * map.width() + tiles.column(first + n);
                int at = enlarged() + c * map.plane() + position * SIZE;
                int to = (c * block + n) * SIZE;
                VectorTransforms.inputs(i, workspace, at, map.width() * SIZE, workspace, to, point);
            }
        }
    }

    /** Interleaves six channels. Beyond the last, the last is repeated. */
    private void gradients(int i, int first, int count, float[] workspace) {
        Shape map = tiles.results();
        int point = rows() * block * SIZE;
        for (int r = 0; r < rows(); r++) {
            int start = enlargedGradient() + Math.min(r, outputs - 1) * map.plane();
            int to = gradients() + (r / ROWS * block * ROWS + r % ROWS) * SIZE;
            for (int n = 0; n < count; n++) {
                int at = start + (tiles.row(first + n) * map.width() + tiles.column(first + n)) * SIZE;
                VectorTransforms.gradients(
                        i, tiles.outputs(), workspace, at, map.width() * SIZE, workspace, to + n * ROWS * SIZE, point);
            }
        }
    }

    private void multiply(int i, int j, int count, float[] workspace, float[] sums) {
        int lanes = lanes();
        for (int o = 0; o < outputs; o += ROWS) {
            int rows = Math.min(ROWS, outputs - o);
            int plane = rows * inputs * Lanes.WIDTH;
            Arrays.fill(workspace, lanes, lanes + rows * inputs * SIZE, 0);
            for (int c = 0; c < inputs; c += 2) {
                int second = Math.min(1, inputs - 1 - c);
                for (int lane = 0; lane < SIZE; lane += Lanes.WIDTH) {
                    int to = lanes + lane / Lanes.WIDTH * plane + c * Lanes.WIDTH;
                    VectorCorrelation.tile(
                            inputs * Lanes.WIDTH,
                            table,
                            count,
                            rows - 1,
                            workspace,
                            (j * inputs + c) * block * SIZE + lane,
                            second * block * SIZE,
                            workspace,
                            gradients() + (j * rows() + o) * block * SIZE + lane,
                            workspace,
                            to,
                            to + second * Lanes.WIDTH);
                }
            }
            addLanes(workspace, lanes, rows * inputs, sums, o * inputs * POINTS + i * SIDE + j);
        }
    }

    /**
     * Adds the lanes of each of some numbers to a sum: lane 0 and lane 8, then both and lanes 4 and 12, and so on, whatever
     * the width of the vectors.
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
