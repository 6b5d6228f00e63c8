package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * Divides a sequence of images into batches.
 *
 * @param images the images
 * @param order indices of the images to use, in training order
 * @param batchSize images per batch, at least 1; the last batch holds the remainder
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record BatchPlan(ImageSet images, int[] order, int batchSize) {

    /** Checks the batch size. */
    BatchPlan {
        if (batchSize < 1) {
            throw new IllegalArgumentException(Text.format("The batch size is %d, expected at least 1", batchSize));
        }
    }

    /** The number of batches, including a short last one. */
    int count() {
        return (int) (((long) order.length + batchSize - 1) / batchSize);
    }

    /** The number of images in a batch. */
    int size(int batch) {
        return Math.min(batchSize, order.length - batch * batchSize);
    }

    /** Allocates memory for a batch. */
    BatchBuffer buffer(int batch) {
        return new BatchBuffer(size(batch), images.description());
    }
}
