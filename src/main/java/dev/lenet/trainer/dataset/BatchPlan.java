package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * How an order of images is cut into batches.
 *
 * @param images the images
 * @param order which of them, in the order of training
 * @param batchSize images a batch, at least 1; the last batch has what remains
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record BatchPlan(ImageSet images, int[] order, int batchSize) {

    /** Checks the batch size. */
    BatchPlan {
        if (batchSize < 1) {
            throw new IllegalArgumentException(Text.format("The batch size is %d, expected at least 1", batchSize));
        }
    }

    /** Number of batches, the last short one included. */
    int count() {
        return (int) (((long) order.length + batchSize - 1) / batchSize);
    }

    /** Images of one batch. */
    int size(int batch) {
        return Math.min(batchSize, order.length - batch * batchSize);
    }

    /** Memory for one batch. */
    BatchBuffer buffer(int batch) {
        return new BatchBuffer(size(batch), images.description());
    }
}
