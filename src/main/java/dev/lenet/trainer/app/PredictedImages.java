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
 * What a model takes images for.
 *
 * @param run address of the model's run
 * @param model what it was trained on
 * @param reasonToInvert why images are inverted, said of one that is
 * @param images those that were predicted, in the order of their names
 * @param unreadable names of the files that are no images, each with why
 * @param links how many links were not followed
 * @param file where the predictions lie
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
     * @param name the file's
     * @param probabilities of the classes
     * @param inverted whether light and dark were exchanged before it was predicted
     * @param actual index of its class; null where it is unknown
     */
    public record Image(
            String name,
            ClassProbabilities probabilities,
            boolean inverted,
            @Nullable Integer actual) {}

    /**
     * How many images were inverted.
     *
     * @return 0 to all
     */
    public long inverted() {
        return images.stream().filter(Image::inverted).count();
    }

    /**
     * Counts actual and predicted classes.
     *
     * @return null where the actual classes are unknown
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

    /** The rows of {@code predictions.csv}. */
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
