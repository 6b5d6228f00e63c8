package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Hands out images batch after batch, as Deeplearning4j takes them.
 *
 * <p>Each {@link DataSet} has features of shape [n, channels, height, width], float, normalised as the images' description
 * says, and one-hot labels of shape [n, classes], float, both in C order. The last batch is short if the batch size does
 * not divide the number of images. A batch is valid until the next call of {@link #next()}, which fills the same memory
 * again; {@link DataSet#copy()} it to keep it.
 *
 * <p>For one thread.
 */
public final class Batches implements Iterator<DataSet> {

    private final BatchPlan plan;
    private @Nullable BatchBuffer buffer;
    private int next;

    /**
     * One walk through some images.
     *
     * @param images the images
     * @param order which of them, in which order; see {@link BatchOrder}
     * @param batchSize images a batch, at least 1
     * @throws IllegalArgumentException if the batch size is below 1
     */
    public Batches(ImageSet images, int[] order, int batchSize) {
        this.plan = new BatchPlan(images, order, batchSize);
    }

    /**
     * The number of batches of the whole walk.
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
