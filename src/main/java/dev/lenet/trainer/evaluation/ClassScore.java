package dev.lenet.trainer.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well one class is recognised.
 *
 * @param name the class's name
 * @param precision share of the images predicted as the class that belong to it, 0 to 1
 * @param recall share of the class's images that were predicted as it, 0 to 1
 * @param f1 harmonic mean of the two
 * @param images number of images of the class
 */
public record ClassScore(String name, double precision, double recall, double f1, int images) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a share is not from 0 to 1, or the number of images is negative
     */
    public ClassScore {
        if (name == null || images < 0 || !isShare(precision) || !isShare(recall) || !isShare(f1)) {
            throw new IllegalArgumentException(
                    "the scores of a class must be numbers from 0 to 1, and its images at least 0");
        }
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }

    /**
     * Scores every class of a confusion matrix.
     *
     * @param matrix counts by actual and predicted class
     * @param names the classes' names in the order of their indices
     * @return one score per class, in the same order
     */
    public static List<ClassScore> of(ConfusionMatrix matrix, List<String> names) {
        List<ClassScore> scores = new ArrayList<>();
        for (int i = 0; i < matrix.classes(); i++) {
            scores.add(new ClassScore(
                    names.get(i), matrix.precision(i), matrix.recall(i), matrix.f1(i), matrix.actual(i)));
        }
        return List.copyOf(scores);
    }

    /**
     * Averages over classes, each with the same weight however many images it has (macro average).
     *
     * @param scores at least one
     * @return the means of precision, recall and F1, and the total number of images
     */
    public static ClassScore macro(List<ClassScore> scores) {
        return new ClassScore(
                "macro average",
                mean(scores, ClassScore::precision),
                mean(scores, ClassScore::recall),
                mean(scores, ClassScore::f1),
                scores.stream().mapToInt(ClassScore::images).sum());
    }

    private static double mean(List<ClassScore> scores, ToDoubleFunction<ClassScore> figure) {
        return scores.stream().mapToDouble(figure).average().orElseThrow();
    }
}
