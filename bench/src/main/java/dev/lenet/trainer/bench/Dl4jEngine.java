package dev.lenet.trainer.bench;

import dev.lenet.trainer.dataset.BatchOrder;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.PrefetchingBatches;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A {@code MultiLayerNetwork}, stock or the trainer's, fed with the trainer's own batches gathered ahead. */
final class Dl4jEngine implements Engine {

    private static final long SEED = 42;

    private final MultiLayerNetwork network;
    private final ImageSet train;
    private final INDArray testImages;
    private final byte[] testLabels;
    private int epoch;
    private PrefetchingBatches batches;
    private double loss;

    /**
     * Takes a network.
     *
     * @param network not yet initialised
     * @param folder holds Fashion-MNIST's four files
     * @throws IOException if a file cannot be read
     */
    Dl4jEngine(MultiLayerNetwork network, Path folder) throws IOException {
        this.network = network;
        network.init();
        Images training = Images.read(folder, Images.TRAIN);
        train = new ImageSet(FashionMnist.DESCRIPTION, training.pixels(), training.intLabels());
        Images test = Images.read(folder, Images.TEST);
        testImages = Nd4j.createFromArray(test.normalised()).reshape(test.size(), 1, 28, 28);
        testLabels = test.labels();
        batches = new PrefetchingBatches(train, new int[0], 1);
    }

    @Override
    public void startEpoch(int images, int batchSize) {
        batches.close();
        int[] order = BatchOrder.shuffled(BatchOrder.sequential(images), SEED, epoch++);
        batches = new PrefetchingBatches(train, order, batchSize);
    }

    @Override
    public int step() {
        if (!batches.hasNext()) {
            return 0;
        }
        var batch = batches.next();
        network.fit(batch);
        loss = network.score();
        return batch.numExamples();
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public int countRight(int from, int count) {
        INDArray images = testImages.get(NDArrayIndex.interval(from, from + count));
        float[] outputs = network.output(images, false).dup('c').data().asFloat();
        int classes = outputs.length / count;
        int right = 0;
        for (int i = 0; i < count; i++) {
            if (largest(outputs, i * classes, classes) == testLabels[from + i]) {
                right++;
            }
        }
        return right;
    }

    private static int largest(float[] values, int from, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[from + i] > values[from + best]) {
                best = i;
            }
        }
        return best;
    }

    @Override
    public void multiply(int size) {
        INDArray square = Nd4j.ones(size, size);
        square.mmul(square).close();
        square.close();
    }

    @Override
    public void close() {
        batches.close();
        network.close();
    }
}
