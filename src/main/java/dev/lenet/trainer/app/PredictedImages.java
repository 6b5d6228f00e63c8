package dev.lenet.trainer.app;

import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.evaluation.ClassProbabilities;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model's predictions for image files.
 *
 * @param run address of the model's run
 * @param model the data set that the model was trained on
 * @param reasonToInvert why an inverted image was inverted, as a phrase
 * @param images the predicted images, in the order of their names
 * @param unreadable the files that could not be read as images, by name, each with the reason
 * @param links number of links that were not followed
 * @param file the file with the predictions
 */
public record PredictedImages(
        String run,
        DatasetDescription model,
        String reasonToInvert,
        List<Image> images,
        Map<String, String> unreadable,
        int links,
        Path file) {

    /** The columns of {@code predictions.csv}. */
    private static final List<String> COLUMNS =
            List.of("file", "class", "probability", "second_class", "second_probability", "inverted", "actual_class");

    /**
     * One image.
     *
     * @param name the file's name
     * @param probabilities the probabilities of the classes
     * @param inverted whether light and dark were swapped before the prediction
     * @param actual index of its actual class; null if unknown
     */
    public record Image(
            String name,
            ClassProbabilities probabilities,
            boolean inverted,
            @Nullable Integer actual) {}

    /**
     * Returns the number of inverted images.
     *
     * @return at least 0
     */
    public long inverted() {
        return images.stream().filter(Image::inverted).count();
    }

    /**
     * Returns the confusion matrix.
     *
     * @return the matrix; null if an actual class is unknown or there are no images
     */
    public @Nullable ConfusionMatrix confusion() {
        int[][] counts = new int[model.classes()][model.classes()];
        for (Image image : images) {
            if (image.actual() == null) {
                return null;
            }
            counts[image.actual()][image.probabilities().first()]++;
        }
        return images.isEmpty() ? null : new ConfusionMatrix(counts);
    }

    /** Returns the rows of {@code predictions.csv}, with the heading first. */
    static List<List<String>> table(DatasetDescription model, List<Image> images) {
        List<List<String>> table = new ArrayList<>();
        table.add(COLUMNS);
        for (Image image : images) {
            ClassProbabilities probabilities = image.probabilities();
            table.add(List.of(
                    image.name(),
                    model.classNames().get(probabilities.first()),
                    String.valueOf(probabilities.of(probabilities.first())),
                    model.classNames().get(probabilities.second()),
                    String.valueOf(probabilities.of(probabilities.second())),
                    String.valueOf(image.inverted()),
                    image.actual() == null ? "" : model.classNames().get(image.actual())));
        }
        return table;
    }
}
