package dev.lenet.trainer.training;

import dev.lenet.trainer.dataset.BatchOrder;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageTransformer;
import dev.lenet.trainer.dataset.PrefetchingBatches;
import dev.lenet.trainer.dataset.StoppableBatches;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.evaluation.Evaluator;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * The images of one run.
 *
 * @param images the data set's training images, shared by all runs
 * @param training indices of the images to train on
 * @param validation indices of the images that select the best epoch
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never compared
public record TrainingData(ImageSet images, int[] training, int[] validation) {

    /** Large enough to amortise the overhead of a forward pass, small enough to fit into the processor's cache. */
    private static final int EVALUATION_BATCH = 256;

    PrefetchingBatches batches(int[] order, int batchSize, @Nullable ImageTransformer transformer) {
        return new PrefetchingBatches(images, order, batchSize, transformer);
    }

    /**
     * Evaluates a network on the images that select the best epoch.
     *
     * @param network a network that ends in a softmax
     * @param stopRequested queried before each batch; true ends the evaluation
     * @return loss and counts
     * @throws java.util.concurrent.CancellationException if a stop was requested
     */
    public Evaluation validate(MultiLayerNetwork network, BooleanSupplier stopRequested) {
        return evaluate(network, images, validation, stopRequested);
    }

    /**
     * Evaluates a network on its training images, without augmentation and dropout.
     *
     * @param network a network that ends in a softmax
     * @param stopRequested queried before each batch; true ends the evaluation
     * @return loss and counts
     * @throws java.util.concurrent.CancellationException if a stop was requested
     */
    public Evaluation evaluateTraining(MultiLayerNetwork network, BooleanSupplier stopRequested) {
        return evaluate(network, images, training, stopRequested);
    }

    /**
     * Evaluates a network on all images of a set.
     *
     * @param network a network that ends in a softmax
     * @param images the images
     * @param stopRequested queried before each batch; true ends the evaluation
     * @return loss and counts
     * @throws java.util.concurrent.CancellationException if a stop was requested
     */
    public static Evaluation evaluate(MultiLayerNetwork network, ImageSet images, BooleanSupplier stopRequested) {
        return evaluate(network, images, BatchOrder.sequential(images.size()), stopRequested);
    }

    private static Evaluation evaluate(
            MultiLayerNetwork network, ImageSet images, int[] indices, BooleanSupplier stopRequested) {
        try (PrefetchingBatches batches = new PrefetchingBatches(images, indices, EVALUATION_BATCH)) {
            return Evaluator.evaluate(network, new StoppableBatches(batches, stopRequested));
        }
    }
}
