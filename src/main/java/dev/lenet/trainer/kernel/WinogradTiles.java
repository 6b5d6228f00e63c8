package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.util.Arrays;

/**
 * How a map of outputs is cut into tiles. Those at its end may extend over it, and read and compute more than there is.
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

    /** First row of outputs of a tile. */
    int row(int tile) {
        return tile / columns() * outputs;
    }

    /** First column of outputs of a tile. */
    int column(int tile) {
        return tile % columns() * outputs;
    }

    /** Shape of all that tiles read: the map in its padding, and zeros for tiles that extend over the end. */
    Shape readings() {
        int more = Winograd.SIDE - outputs;
        return new Shape(from.channels(), rows() * outputs + more, columns() * outputs + more);
    }

    /** Shape of all that tiles compute. */
    Shape results() {
        return new Shape(to.channels(), rows() * outputs, columns() * outputs);
    }

    /**
     * Copies a map into a larger one of zeros.
     *
     * @param map to copy
     * @param shape of it
     * @param top rows of zeros above
     * @param left columns of zeros to the left
     * @param target receives the larger map
     * @param at where that starts
     * @param larger shape of it
     */
    static void enlarge(float[] map, Shape shape, int top, int left, float[] target, int at, Shape larger) {
        Arrays.fill(target, at, at + larger.floats(), 0);
        int length = shape.width() * SIZE;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                int position = (c * larger.height() + y + top) * larger.width() + left;
                System.arraycopy(map, (c * shape.height() + y) * length, target, at + position * SIZE, length);
            }
        }
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
