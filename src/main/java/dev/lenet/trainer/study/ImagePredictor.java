package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.BatchOrder;
import dev.lenet.trainer.dataset.Batches;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.images.PreparedImage;
import dev.lenet.trainer.evaluation.ClassProbabilities;
import dev.lenet.trainer.evaluation.Evaluator;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.training.LearnerFactory;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Predicts images outside any data set with a run's model. Not safe for use by several threads; changes nothing on disk. */
public final class ImagePredictor implements AutoCloseable {

    /** As many as {@code TrainingData} evaluates at once. */
    private static final int BATCH = 256;

    private final DatasetDescription images;
    private final double background;
    private final MultiLayerNetwork network;

    private ImagePredictor(DatasetDescription images, double background, MultiLayerNetwork network) {
        this.images = images;
        this.background = background;
        this.network = network;
    }

    /**
     * Reads a run's model.
     *
     * @param run any run
     * @param learners provides the fastest code for predictions
     * @param threads processors to use, at least 1
     * @return the predictor, for the caller to close
     * @throws StoreException if the run has no model, or its files are damaged
     */
    public static ImagePredictor open(RunEntry run, LearnerFactory learners, int threads) {
        RunRecord record = run.readRecord();
        RunRecord.DatasetRecord data = record.dataset();
        return new ImagePredictor(
                data.description(),
                Objects.requireNonNull(data.background()),
                learners.fastest(run.readModel(record), threads));
    }

    /**
     * Returns the description of the images that the model was trained on.
     *
     * @return the data set's description, with the classes' names
     */
    public DatasetDescription images() {
        return images;
    }

    /**
     * Returns why an image is inverted.
     *
     * @return for example {@code its background is light, and that of the training images dark}
     */
    public String reasonToInvert() {
        return background < 0.5
                ? "its background is light, and that of the training images dark"
                : "its background is dark, and that of the training images light";
    }

    /**
     * Prepares an image as the training images were.
     *
     * @param image of any size and colours
     * @return the model's input
     */
    public PreparedImage prepare(BufferedImage image) {
        return PreparedImage.of(image, images.shape(), background);
    }

    /**
     * Predicts images.
     *
     * @param prepared any number of images
     * @return the class probabilities of each image, in order
     */
    public List<ClassProbabilities> predict(List<PreparedImage> prepared) {
        int size = images.shape().size();
        byte[] pixels = new byte[Math.multiplyExact(prepared.size(), size)];
        for (int i = 0; i < prepared.size(); i++) {
            System.arraycopy(prepared.get(i).levels(), 0, pixels, i * size, size);
        }
        ImageSet set = new ImageSet(images, pixels, new int[prepared.size()]);
        return Evaluator.predict(network, new Batches(set, BatchOrder.sequential(set.size()), BATCH));
    }

    @Override
    public void close() {
        NetworkMemory.close(network);
    }
}
