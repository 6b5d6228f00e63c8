package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.Arrays;

/**
 * How a map of outputs is cut into tiles. The last ones may extend beyond its edge, and then read and compute more than
 * there is.
 *
 * @param from shape of the map that tiles read, {@link Winograd#SIDE} rows by as many columns each
 * @param to shape of the map that they compute
 * @param outputs rows and columns of outputs of a tile
 * @param padTop rows of zeros above the map that is read
 * @param padLeft columns of zeros to its left
 */
record WinogradTiles(Shape from, Shape to, int outputs, int padTop, int padLeft) {
    /** Tiles of a forward pass. */
    static WinogradTiles forward(Stage s) {
        return new WinogradTiles(s.in(), s.linear(), Winograd.outputs(s.kernelHeight()), s.padTop(), s.padLeft());
    }

    /** Tiles of a backward pass, which reads the gradient of the product and computes that of the input. */
    static WinogradTiles backward(Stage s) {
        int last = s.kernelHeight() - 1;
        return new WinogradTiles(
                s.linear(), s.in(), Winograd.outputs(s.kernelHeight()), last - s.padTop(), last - s.padLeft());
    }

    private int rows() {
        return (to.height() + outputs - 1) / outputs;
    }

    private int columns() {
        return (to.width() + outputs - 1) / outputs;
    }

    int count() {
        return rows() * columns();
    }

    private int row(int tile) {
        return tile / columns() * outputs;
    }

    private int column(int tile) {
        return tile % columns() * outputs;
    }

    /** Products of one input and one output channel. */
    int products() {
        return Winograd.POINTS * count();
    }

    /** The same for a convolution that skips the taps outside the map. */
    int directProducts() {
        return met(to.height(), from.height(), padTop) * met(to.width(), from.width(), padLeft);
    }

    /** Taps that lie inside the map, in one dimension. */
    private int met(int positions, int size, int padding) {
        int kernel = Winograd.SIDE + 1 - outputs;
        int met = 0;
        for (int position = 0; position < positions; position++) {
            met += Math.min(kernel, size + padding - position) - Math.max(0, padding - position);
        }
        return met;
    }

    /** Shape of all that tiles read: the map in its padding, and zeros for tiles that extend beyond the edge. */
    Shape readings() {
        int more = Winograd.SIDE - outputs;
        return new Shape(from.channels(), rows() * outputs + more, columns() * outputs + more);
    }

    /** Shape of all that tiles compute. */
    Shape results() {
        return new Shape(to.channels(), rows() * outputs, columns() * outputs);
    }

    /**
     * Where each tile starts in the first channel of a map.
     *
     * @param map shape of {@link #readings}, {@link #results} or the outputs
     * @return one number for each tile
     */
    int[] offsets(Shape map) {
        int[] offsets = new int[count()];
        Arrays.setAll(offsets, tile -> (row(tile) * map.width() + column(tile)) * SIZE);
        return offsets;
    }

    /**
     * Returns what tiles read of a map.
     *
     * @param map of the shape {@link #from}
     * @param workspace receives the larger map
     * @param at where that starts
     * @return the map itself if its tiles read nothing beyond it, else the workspace
     */
    float[] enlarge(float[] map, float[] workspace, int at) {
        return enlarge(map, from, padTop, padLeft, workspace, at, readings());
    }

    /**
     * Returns the gradient of what tiles compute.
     *
     * @param map of the shape {@link #to}
     * @param workspace receives the larger map
     * @param at where that starts
     * @return the map itself if no tile extends beyond it, else the workspace
     */
    float[] enlargeResults(float[] map, float[] workspace, int at) {
        return enlarge(map, to, 0, 0, workspace, at, results());
    }

    private static float[] enlarge(
            float[] map, Shape shape, int top, int left, float[] workspace, int at, Shape larger) {
        if (larger.equals(shape)) {
            return map;
        }
        Arrays.fill(workspace, at, at + larger.floats(), 0);
        int length = shape.width() * SIZE;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                int position = (c * larger.height() + y + top) * larger.width() + left;
                System.arraycopy(map, (c * shape.height() + y) * length, workspace, at + position * SIZE, length);
            }
        }
        return workspace;
    }

    /** Floats that {@link #enlarge(float[], float[], int)} needs. */
    int enlargement() {
        return readings().equals(from) ? 0 : readings().floats();
    }

    /** Floats that {@link #enlargeResults} needs. */
    int enlargementOfResults() {
        return results().equals(to) ? 0 : results().floats();
    }

    /** Whether all outputs of a tile lie within the map. */
    boolean within(int tile) {
        return row(tile) + outputs <= to.height() && column(tile) + outputs <= to.width();
    }

    /** Copies a tile's outputs to one channel, without those beyond the end. */
    void paste(float[] square, int at, int tile, float[] map, int channel) {
        int length = Math.min(to.width() - column(tile), outputs) * SIZE;
        for (int y = 0; y < Math.min(to.height() - row(tile), outputs); y++) {
            int position = (row(tile) + y) * to.width() + column(tile);
            System.arraycopy(square, at + y * outputs * SIZE, map, channel * to.plane() + position * SIZE, length);
        }
    }
}
