package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;
import static dev.lenet.trainer.kernel.Lanes.ROWS;
import static dev.lenet.trainer.kernel.Winograd.POINTS;
import static dev.lenet.trainer.kernel.Winograd.SIDE;

/**
 * A convolution by {@link Winograd}'s algorithm. A few tiles at a time are transformed, multiplied by the weights and
 * transformed back, so that all of it stays in the second-level cache.
 */
final class VectorWinograd implements Convolution {
    /** Tiles at a time: one reads the weights more often, four need too much of the cache. */
    private static final int TILES = 2;

    private static final int COLUMNS = TILES * SIZE;

    /** Between two points: without it, all points of a channel often compete for the same few lines of the cache. */
    private static final int GAP = SIZE;

    private final Stage stage;
    private final boolean forward;
    private final WinogradTiles tiles;
    private final int inputs;
    private final int outputs;

    /** Outputs, rounded up to whole tiles of the matrix product. */
    private final int rows;

    /** Where each tile starts in the map that is read and in the one that is computed. */
    private final int[] readings;

    private final int[] results;

    /** Points of the kernels, {@code [36][rows / 6][inputs][6]}. */
    private final float[] packed;

    /** Where a channel's inputs and weights are, as {@link VectorConvolutionTiles#compute} wants it. */
    private final int[] table;

    private VectorWinograd(Stage stage, boolean forward, WinogradTiles tiles) {
        this.stage = stage;
        this.forward = forward;
        this.tiles = tiles;
        this.inputs = tiles.from().channels();
        this.outputs = tiles.to().channels();
        this.rows = Lanes.padded(outputs);
        this.readings = tiles.offsets(tiles.readings());
        this.results = tiles.offsets(tiles.to());
        this.packed = new float[POINTS * rows * inputs];
        this.table = new int[2 * inputs];
        for (int c = 0; c < inputs; c++) {
            table[2 * c] = c * COLUMNS;
            table[2 * c + 1] = c;
        }
    }

    static Convolution forward(Stage stage) {
        return new VectorWinograd(stage, true, WinogradTiles.forward(stage));
    }

    static Convolution backward(Stage stage) {
        return new VectorWinograd(stage, false, WinogradTiles.backward(stage));
    }

    /** Floats between two points of the inputs. */
    private int input() {
        return inputs * COLUMNS + GAP;
    }

    /** Floats between two points of the products. */
    private int output() {
        return outputs * COLUMNS + GAP;
    }

    @Override
    public int workspace() {
        return enlarged() + tiles.enlargement();
    }

    /** A tile with fewer than six channels repeats its last. The backward pass reads each kernel backwards. */
    @Override
    public void pack(float[] parameters) {
        float[] points = new float[POINTS];
        int weights = stage.kernelHeight() * stage.kernelWidth();
        for (int row = 0; row < rows; row++) {
            int o = Math.min(row, outputs - 1);
            for (int c = 0; c < inputs; c++) {
                if (forward) {
                    Winograd.transform(
                            stage.kernelHeight(), parameters, stage.weights() + (o * inputs + c) * weights, 1, points);
                } else {
                    int last = stage.weights() + (c * outputs + o + 1) * weights - 1;
                    Winograd.transform(stage.kernelHeight(), parameters, last, -1, points);
                }
                int to = (row / ROWS * inputs + c) * ROWS + row % ROWS;
                for (int p = 0; p < POINTS; p++) {
                    packed[p * rows * inputs + to] = points[p];
                }
            }
        }
    }

    @Override
    public void apply(float[] x, float[] workspace, float[] z) {
        float[] map = tiles.enlarge(x, workspace, enlarged());
        int start = map == x ? 0 : enlarged();
        for (int first = 0; first < tiles.count(); first += TILES) {
            int count = Math.min(TILES, tiles.count() - first);
            transform(map, start, first, count, workspace);
            multiply(count, workspace);
            transformBack(workspace, first, count, z);
        }
    }

    /** Where the products start in the workspace, after the inputs. */
    private int products() {
        return POINTS * input();
    }

    /** Where the workspace of the transforms starts, after the products; then comes a tile of outputs. */
    private int temporary() {
        return products() + POINTS * output();
    }

    /** Where the enlarged input starts. */
    private int enlarged() {
        return temporary() + 2 * VectorTransforms.WORKSPACE;
    }

    private void transform(float[] map, int start, int first, int count, float[] workspace) {
        Shape shape = tiles.readings();
        int point = input();
        for (int n = 0; n < count; n++) {
            int from = start + readings[first + n];
            for (int c = 0; c < inputs; c++) {
                int at = from + c * shape.plane();
                int to = c * COLUMNS + n * SIZE;
                for (int i = 0; i < SIDE; i++) {
                    VectorTransforms.inputs(i, map, at, shape.width() * SIZE, workspace, to + i * SIDE * point, point);
                }
            }
        }
    }

    private void multiply(int count, float[] workspace) {
        for (int p = 0; p < POINTS; p++) {
            for (int o = 0; o < outputs; o += ROWS) {
                VectorConvolutionTiles.compute(
                        workspace,
                        p * input(),
                        count * SIZE,
                        table,
                        0,
                        inputs,
                        packed,
                        (p * rows + o) * inputs,
                        workspace,
                        products() + p * output() + o * COLUMNS,
                        COLUMNS,
                        outputs - 1 - o);
            }
        }
    }

    private void transformBack(float[] workspace, int first, int count, float[] z) {
        Shape map = tiles.to();
        int side = tiles.outputs();
        int temporary = temporary();
        int square = temporary + VectorTransforms.WORKSPACE;
        int point = output();
        for (int n = 0; n < count; n++) {
            int tile = first + n;
            int to = results[tile];
            boolean within = tiles.within(tile);
            for (int o = 0; o < outputs; o++) {
                int from = products() + o * COLUMNS + n * SIZE;
                if (within) {
                    int row = map.width() * SIZE;
                    VectorTransforms.outputs(
                            side, workspace, from, point, workspace, temporary, z, to + o * map.plane(), row);
                } else {
                    VectorTransforms.outputs(
                            side, workspace, from, point, workspace, temporary, workspace, square, side * SIZE);
                    tiles.paste(workspace, square, tile, z, o);
                }
            }
        }
    }
}
