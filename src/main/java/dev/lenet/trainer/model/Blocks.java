package dev.lenet.trainer.model;

import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.model.MismatchException.Remedy;
import java.util.ArrayList;
import java.util.List;

/** Computes the output shapes and parameter counts of convolution blocks. */
final class Blocks {

    private Blocks() {}

    /** Returns the value of one block, from a list with one value for all blocks or one for each. */
    static <T> T of(List<T> values, int block) {
        return values.size() == 1 ? values.get(0) : values.get(block);
    }

    /**
     * Computes the output shape of each block.
     *
     * @throws IllegalArgumentException if a block's input is smaller than its kernel or its pooling
     */
    static List<ImageShape> shapes(
            ImageShape input,
            List<Integer> channels,
            List<Integer> kernel,
            List<Integer> padding,
            List<PoolingKind> pooling) {
        List<ImageShape> shapes = new ArrayList<>();
        ImageShape before = input;
        for (int block = 0; block < channels.size(); block++) {
            int size = of(kernel, block);
            int pad = of(padding, block);
            Checks.require(
                    pad < size,
                    "the padding of block %d is %d, expected less than its kernel of %d",
                    block + 1,
                    pad,
                    size);
            int height = before.height() + 2 * pad - size + 1;
            int width = before.width() + 2 * pad - size + 1;
            boolean pools = of(pooling, block) != PoolingKind.NONE;
            int least = pools ? 2 : 1;
            Checks.match(
                    height >= least && width >= least,
                    Remedy.SHRINK_LESS,
                    "block %d does not fit: its input of %dx%d pixels is too small for a %dx%d kernel with padding %d%s",
                    block + 1,
                    before.height(),
                    before.width(),
                    size,
                    size,
                    pad,
                    pools ? " and a 2x2 pooling" : "");
            before = new ImageShape(pools ? height / 2 : height, pools ? width / 2 : width, channels.get(block));
            shapes.add(before);
        }
        return shapes;
    }

    /** Counts the weights and biases of all convolutions and fully connected layers, without those of batch norm. */
    static long parameters(
            ImageShape input,
            List<ImageShape> shapes,
            List<Integer> channels,
            List<Integer> kernel,
            List<Integer> hidden,
            int classes) {
        long parameters = 0;
        ImageShape before = input;
        for (int block = 0; block < channels.size(); block++) {
            int size = of(kernel, block);
            parameters += ((long) before.channels() * size * size + 1) * channels.get(block);
            before = shapes.get(block);
        }
        long width = (long) before.height() * before.width() * before.channels();
        for (int outputs : hidden) {
            parameters += (width + 1) * outputs;
            width = outputs;
        }
        return parameters + (width + 1) * classes;
    }
}
