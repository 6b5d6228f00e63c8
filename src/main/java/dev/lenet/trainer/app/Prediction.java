package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.DatasetException;
import dev.lenet.trainer.dataset.images.ImageDecoder;
import dev.lenet.trainer.dataset.images.ImageFiles;
import dev.lenet.trainer.dataset.images.PreparedImage;
import dev.lenet.trainer.dataset.images.UnreadableImageException;
import dev.lenet.trainer.evaluation.ClassProbabilities;
import dev.lenet.trainer.store.FreeName;
import dev.lenet.trainer.store.NoSuchRunException;
import dev.lenet.trainer.store.PredictionFolder;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunEntry;
import dev.lenet.trainer.study.ImagePredictor;
import dev.lenet.trainer.text.Text;
import dev.lenet.trainer.training.LearnerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Predicts the classes of image files with a run's model. The run's folder is only read. */
@Component
public class Prediction {

    private final Execution execution;
    private final LearnerFactory learners;
    private final WorkListeners listeners;
    private final StopSignal stop;

    Prediction(Execution execution, LearnerFactory learners, WorkListeners listeners, StopSignal stop) {
        this.execution = execution;
        this.learners = learners;
        this.listeners = listeners;
        this.stop = stop;
    }

    /**
     * Predicts images and writes the predictions.
     *
     * @param path an image, or a folder with images and subfolders with images
     * @param run address of the model's run, {@code run} or {@code study/run}
     * @param name name of the folder for the predictions, which replace older ones; null for a name with the time, and with a
     *     number if that is taken
     * @throws DatasetException if there is no image, or one cannot be read; the others are predicted first
     * @throws NoSuchRunException if there is no such run
     * @throws dev.lenet.trainer.store.StoreException if it has no model, or the predictions cannot be written
     */
    public void predict(Path path, String run, @Nullable String name) {
        RunEntry entry = new RunCatalogue(execution.modelsDir())
                .run(run)
                .orElseThrow(() -> new NoSuchRunException(execution.modelsDir(), "run", run));
        ImageFiles files = ImageFiles.in(path);
        Map<String, String> unreadable = new LinkedHashMap<>();
        try (ImagePredictor predictor = ImagePredictor.open(entry, learners, execution.threads())) {
            List<PredictedImages.Image> images = predict(predictor, files, unreadable);
            if (images.isEmpty()) {
                throw new DatasetException(describe(files, unreadable));
            }
            try (PredictionFolder folder = name == null
                    ? PredictionFolder.createNext(execution.modelsDir(), FreeName.stamped("predict"))
                    : PredictionFolder.open(execution.modelsDir(), name)) {
                Path csv = folder.write(PredictedImages.table(predictor.images(), images));
                listeners.predicted(new PredictedImages(
                        run,
                        predictor.images(),
                        predictor.reasonToInvert(),
                        images,
                        unreadable,
                        files.links().size(),
                        csv));
            }
        }
        if (!unreadable.isEmpty()) {
            throw new DatasetException(describe(files, unreadable) + " The others were predicted.");
        }
    }

    private List<PredictedImages.Image> predict(
            ImagePredictor predictor, ImageFiles files, Map<String, String> unreadable) {
        List<Integer> classes = files.classes(predictor.images().classNames());
        List<PreparedImage> prepared = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<@Nullable Integer> actual = new ArrayList<>();
        for (int i = 0; i < files.images().size(); i++) {
            if (stop.getAsBoolean()) {
                throw new CancellationException("stopped while images were read");
            }
            String name = files.name(files.images().get(i));
            try {
                prepared.add(predictor.prepare(ImageDecoder.read(files.images().get(i))));
                names.add(name);
                actual.add(classes.isEmpty() ? null : classes.get(i));
            } catch (UnreadableImageException e) {
                unreadable.put(name, String.valueOf(e.getMessage()));
            }
        }
        List<ClassProbabilities> probabilities = predictor.predict(prepared);
        List<PredictedImages.Image> images = new ArrayList<>();
        for (int i = 0; i < prepared.size(); i++) {
            images.add(new PredictedImages.Image(
                    names.get(i), probabilities.get(i), prepared.get(i).inverted(), actual.get(i)));
        }
        return images;
    }

    /** Names the first unreadable file and counts the others. */
    private static String describe(ImageFiles files, Map<String, String> unreadable) {
        Map.Entry<String, String> first = unreadable.entrySet().iterator().next();
        String count = unreadable.size() == 1
                ? ""
                : Text.format(
                        ", nor can %,d more of the %,d files",
                        unreadable.size() - 1, files.images().size());
        return Text.format(
                "%s cannot be predicted: %s%s. Give PNG, JPEG, BMP or GIF images.",
                first.getKey(), first.getValue(), count);
    }
}
