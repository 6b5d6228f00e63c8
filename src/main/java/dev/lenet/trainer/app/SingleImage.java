package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.dataset.images.ImageDecoder;
import dev.lenet.trainer.dataset.images.PreparedImage;
import dev.lenet.trainer.dataset.images.UnreadableImageException;
import dev.lenet.trainer.evaluation.ClassProbabilities;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.study.ImagePredictor;
import dev.lenet.trainer.training.LearnerFactory;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Predicts the class of a single image while other work may be under way. It uses one thread and predicts one image at a time,
 * so that many requests neither slow down the work nor exhaust the memory.
 */
@Component
public class SingleImage {

    /** The most pixels that an image may have: 80 MB in memory. */
    public static final long MOST_PIXELS = 20_000_000;

    private final LearnerFactory learners;
    private final Semaphore free = new Semaphore(1);

    SingleImage(LearnerFactory learners) {
        this.learners = learners;
    }

    /**
     * The prediction for an image.
     *
     * @param model the data set that the model was trained on
     * @param seen the image as the model sees it
     * @param probabilities the probabilities of the classes
     * @param notice why the image was inverted, as a sentence; null if it was not
     */
    public record Guess(
            DatasetDescription model,
            PreparedImage seen,
            ClassProbabilities probabilities,
            @Nullable String notice) {}

    /**
     * Predicts the class of an image.
     *
     * @param run the run whose model predicts
     * @param image the content of an image file
     * @return the prediction; null if another image is being predicted
     * @throws UnreadableImageException if it is not a readable image, or has too many pixels
     * @throws dev.lenet.trainer.store.StoreException if the run has no model, or its files are damaged
     */
    public @Nullable Guess predict(RunEntry run, byte[] image) throws UnreadableImageException {
        if (!free.tryAcquire()) {
            return null;
        }
        try {
            BufferedImage decoded = ImageDecoder.decode(image, MOST_PIXELS);
            try (ImagePredictor predictor = ImagePredictor.open(run, learners, 1)) {
                PreparedImage seen = predictor.prepare(decoded);
                return new Guess(
                        predictor.images(),
                        seen,
                        predictor.predict(List.of(seen)).get(0),
                        seen.inverted() ? "The image is inverted: " + predictor.reasonToInvert() + "." : null);
            }
        } finally {
            free.release();
        }
    }
}
