package dev.lenet.trainer.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Sums the groups' results over the batch: the weight gradients of the dense layers, and the lanes and pieces of the
 * convolutions' gradients. The work is divided into independent items.
 */
final class GradientReduction {
    /** Outputs of a dense layer in one item: a whole number of tiles of the kernels. */
    private static final int ROWS = 6;

    private final List<Item> items = new ArrayList<>();
    private final float[] gradient;

    /** Some outputs of one stage. */
    private record Item(Block block, int row, int rows) {}

    GradientReduction(Block[] blocks, float[] gradient) {
        this.gradient = gradient;
        for (int i = blocks.length - 1; i >= 0; i--) {
            int outputs = blocks[i].stage.linear().channels();
            int rows = blocks[i].stage.dense() ? ROWS : 1;
            for (int row = 0; row < outputs; row += rows) {
                items.add(new Item(blocks[i], row, Math.min(rows, outputs - row)));
            }
        }
    }

    int items() {
        return items.size();
    }

    /** Does one item. */
    void run(int number, Batch batch, Sums[] sums, int pieces) {
        Item item = items.get(number);
        item.block.reduce(item.row, item.rows, batch, sums, pieces, gradient);
    }
}
