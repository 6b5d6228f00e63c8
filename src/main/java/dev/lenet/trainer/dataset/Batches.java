package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Iterates over images in batches, in the form that Deeplearning4j expects.
 *
 * <p>Each {@link DataSet} has float features of shape [n, channels, height, width], normalised as the images' description
 * specifies, and float one-hot labels of shape [n, classes], both in C order. The last batch is short if the batch size
 * does not divide the number of images. A batch is valid until the next call of {@link #next()}, which reuses its memory;
 * {@link DataSet#copy()} it to keep it.
 *
 * <p>Not thread-safe.
 */
public final class Batches implements Iterator<DataSet> {

    private final BatchPlan plan;
    private @Nullable BatchBuffer buffer;
    private int next;

    /**
     * Starts one pass over some images.
     *
     * @param images the images
     * @param order indices of the images to use, in order; see {@link BatchOrder}
     * @param batchSize images per batch, at least 1
     * @throws IllegalArgumentException if the batch size is below 1
     */
    public Batches(ImageSet images, int[] order, int batchSize) {
        this.plan = new BatchPlan(images, order, batchSize);
    }

    /**
     * The number of batches in the whole pass.
     *
     * @return zero only if there are no images
     */
    public int count() {
        return plan.count();
    }

    @Override
    public boolean hasNext() {
        return next < plan.count();
    }

    @Override
    public DataSet next() {
        if (!hasNext()) {
            throw new NoSuchElementException(Text.format("all %d batches are done", plan.count()));
        }
        int batch = next++;
        if (buffer == null || plan.size(batch) != plan.batchSize()) {
            buffer = plan.buffer(batch);
        }
        return buffer.fill(plan.images(), plan.order(), batch * plan.batchSize(), null);
    }
}
