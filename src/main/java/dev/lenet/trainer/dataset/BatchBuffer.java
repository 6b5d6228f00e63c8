package dev.lenet.trainer.dataset;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.BaseDataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Native memory for one batch, reused for batch after batch; owned by one thread at a time. */
final class BatchBuffer {

    /** The normalised value of each level, by channel. */
    private final float[][] normalized;

    private final int classes;
    private final DataSet batch;
    private final FloatBuffer features;
    private final FloatBuffer labels;
    private final float[] pixels;
    private final float[] oneHot;
    /** The transformed pixels of one image. */
    private byte[] changed = {};

    /**
     * Allocates memory for batches of one size.
     *
     * @param images images per batch
     * @param description what the images are
     */
    BatchBuffer(int images, DatasetDescription description) {
        ImageShape shape = description.shape();
        Normalization normalization = description.normalization();
        this.normalized = IntStream.range(0, shape.channels())
                .mapToObj(normalization::table)
                .toArray(float[][]::new);
        this.classes = description.classes();
        // Detached: the memory must outlive whatever workspace the caller happens to be in.
        INDArray features = Nd4j.createUninitializedDetached(
                DataType.FLOAT, 'c', images, shape.channels(), shape.height(), shape.width());
        INDArray labels = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', images, classes);
        this.batch = new DataSet(features, labels);
        this.features = memory(features);
        this.labels = memory(labels);
        this.pixels = new float[images * shape.size()];
        this.oneHot = new float[images * classes];
    }

    private static FloatBuffer memory(INDArray array) {
        return ((BaseDataBuffer) array.data()).asNioFloat();
    }

    /**
     * Fills this buffer with normalised images and their one-hot labels.
     *
     * @param images the images to read from
     * @param order indices of images, in training order
     * @param start the position in {@code order} of the batch's first image
     * @param transformer transforms each image first; null to use the images unchanged
     * @return the batch; it shares this buffer's memory
     */
    DataSet fill(ImageSet images, int[] order, int start, @Nullable ImageTransformer transformer) {
        int size = images.pixelsPerImage();
        if (transformer != null && changed.length != size) {
            changed = new byte[size];
        }
        Arrays.fill(oneHot, 0);
        for (int i = 0, to = 0; to < pixels.length; i++, to += size) {
            int image = order[start + i];
            if (transformer == null) {
                normalize(images.pixels(), image * size, to, size);
            } else {
                transformer.transform(images, image, changed, 0);
                normalize(changed, 0, to, size);
            }
            oneHot[i * classes + images.label(image)] = 1;
        }
        // Two bulk copies instead of a checked call for each value.
        features.clear().put(pixels);
        labels.clear().put(oneHot);
        // Tells a GPU that its copy is stale, so that it copies the batch again; does nothing on the CPU.
        Nd4j.getAffinityManager().tagLocation(batch.getFeatures(), AffinityManager.Location.HOST);
        Nd4j.getAffinityManager().tagLocation(batch.getLabels(), AffinityManager.Location.HOST);
        return batch;
    }

    private void normalize(byte[] source, int from, int to, int size) {
        int plane = size / normalized.length;
        for (int c = 0; c < normalized.length; c++) {
            float[] table = normalized[c];
            int end = (c + 1) * plane;
            for (int i = c * plane; i < end; i++) {
                pixels[to + i] = table[source[from + i] & 0xff];
            }
        }
    }
}
