package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.Calibration;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.StudyReport.Contrast;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.TestSetMap;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Studies as the trainer leaves them, small. */
final class Studies {

    private Studies() {}

    /** A run with the given validation accuracy. */
    static RunFigures run(int fold, long seed, double accuracy, @Nullable Double test) {
        return run(split(fold, seed), seed, accuracy, test);
    }

    static RunFigures run(DataSplit split, long seed, double accuracy, @Nullable Double test) {
        return new RunFigures(
                split, seed, Histories.run(15), 14, accuracy + 0.01, true, accuracy, null, 12000, test, null, 125, 118);
    }

    /** A run that got the first images of the test set right, {@code right} of a thousand. */
    static RunFigures tested(long splitSeed, long seed, double validation, int right) {
        int[] predicted = new int[1000];
        Arrays.fill(predicted, right, 1000, 1);
        float[] confidence = new float[1000];
        Arrays.fill(confidence, 0.75f);
        return new RunFigures(
                split(0, splitSeed),
                seed,
                Histories.run(15),
                14,
                validation + 0.01,
                true,
                validation,
                null,
                12000,
                right / 1000.0,
                new Predictions(new int[1000], predicted, confidence),
                125,
                118);
    }

    /** A fifth of one data set, held out or as a fold. */
    static DataSplit split(int fold, long seed) {
        return new DataSplit("0123456789abcdef", null, 0.2, fold, seed);
    }

    /** One variant, one fold an accuracy. */
    static VariantResult folds(Variant variant, double... accuracies) {
        List<RunFigures> runs = new ArrayList<>();
        for (int i = 0; i < accuracies.length; i++) {
            runs.add(run(accuracies.length > 1 ? i + 1 : 0, 42, accuracies[i], null));
        }
        return variant(variant, runs);
    }

    static VariantResult variant(Variant variant, List<RunFigures> runs) {
        return new VariantResult(
                variant.model(), variant.change(), 15, 61750, 0.4, runs, ReferenceStudy.of(variant.name()));
    }

    static StudyReport of(VariantResult... variants) {
        List<Contrast> contrasts = new ArrayList<>();
        for (int i = 1; i < variants.length; i++) {
            contrasts.add(new Contrast(variants[i - 1], variants[i], variants[i].change()));
        }
        return new StudyReport(
                "LeNet-5 variants on Fashion-MNIST",
                null,
                "java -jar target/trainer.jar --variant=all --seed=42",
                List.of(new Fact("Machine", "2 cores")),
                List.of("T-shirt/top", "Shirt"),
                List.of(variants),
                contrasts,
                List.of(),
                null,
                null,
                null,
                null);
    }

    /** Two variants over three folds, one tested, with everything that a report can hold. */
    static StudyReport whole() {
        StudyReport bare = of(folds(Five.VAR3, 0.901, 0.902, 0.9031), folds(Five.VAR4, 0.911, 0.9125, 0.9131));
        byte[] pixels = new byte[28 * 28];
        pixels[0] = (byte) 255;
        return new StudyReport(
                bare.title(),
                "Sample data: not comparable",
                bare.command(),
                bare.facts(),
                bare.classNames(),
                bare.variants(),
                bare.contrasts(),
                List.of(new TestedVariant(
                        "LeNet5_var4",
                        List.of("seed 42"),
                        List.of(0.925),
                        List.of(0.2876),
                        List.of(0.0361),
                        Calibration.of(new Predictions(
                                new int[] {0, 1, 1}, new int[] {0, 1, 0}, new float[] {0.9f, 0.62f, 0.61f})),
                        new ConfusionMatrix(new int[][] {{900, 100}, {50, 950}}),
                        List.of(
                                new Mistake(7, 0, 1, 1, 0.61, 28, 28, pixels),
                                new Mistake(8, 1, 0, 1, 0.97, 28, 28, pixels)))),
                new TestSetMap(
                        "LeNet5_var4",
                        "t-SNE, perplexity 30, seed 42",
                        List.of(new EmbeddedPoint(0, 0, 0, 0), new EmbeddedPoint(5, 3, 1, 0))),
                null,
                null,
                null);
    }
}
