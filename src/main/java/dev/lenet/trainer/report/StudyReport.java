package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.Calibration;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.FirstConvolution;
import dev.lenet.trainer.evaluation.Predictions;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the HTML report says, as plain values read from stored files. A part without content, such as folds
 * or tested models, is left out of the report. A report can be of a single run or of a whole study.
 *
 * @param title what was done, for example {@code LeNet-5 variants on Fashion-MNIST}
 * @param notice a warning that must not be missed, such as that the embedded sample was used; null if there is none
 * @param command the command line that repeats it all
 * @param facts data, machine, versions, seed, in the order shown
 * @param classNames names of the classes, by index
 * @param variants what was trained
 * @param contrasts the changes to judge
 * @param tested the variants that were evaluated on the test set
 * @param map the test set as one model sees it; null if there is none
 * @param firstLayer the first convolution of one model; null if there is none
 * @param earlier the spread of other runs of the same recipe; null if there are too few
 * @param method how the results were obtained; null to leave it out
 */
public record StudyReport(
        String title,
        @Nullable String notice,
        String command,
        List<Fact> facts,
        List<String> classNames,
        List<VariantResult> variants,
        List<Contrast> contrasts,
        List<TestedVariant> tested,
        @Nullable TestSetMap map,
        @Nullable FirstLayer firstLayer,
        @Nullable EarlierRuns earlier,
        @Nullable Method method) {

    /** Keeps its own copies of the lists. */
    public StudyReport {
        facts = List.copyOf(facts);
        classNames = List.copyOf(classNames);
        variants = List.copyOf(variants);
        contrasts = List.copyOf(contrasts);
        tested = List.copyOf(tested);
    }

    /**
     * One line about how the results were obtained.
     *
     * @param name for example {@code Machine}
     * @param value for example {@code 2 cores, x86-64}
     */
    public record Fact(String name, String value) {}

    /**
     * One variant and its runs.
     *
     * @param name for example {@code LeNet5_var3}, different from the others'
     * @param change what it changes compared with its parent, or a description
     * @param layers number of layers as the summary counts them, including activations
     * @param trainableParameters weights that training changes
     * @param sizeMiB estimated total size as the summary gives it, in MiB
     * @param runs its runs, one for each fold and seed; at least one
     * @param reference what the reference study found; null if it has no such model
     */
    public record VariantResult(
            String name,
            String change,
            int layers,
            long trainableParameters,
            double sizeMiB,
            List<RunFigures> runs,
            @Nullable ReferenceFigures reference) {

        /** Keeps its own copy of the runs. */
        public VariantResult {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A change, from the variant without it to the variant with it.
     *
     * @param before the variant without it, one of the report's
     * @param after the variant with it, one of the report's
     * @param changes everything in which the two differ, in words
     */
    public record Contrast(VariantResult before, VariantResult after, String changes) {}

    /**
     * The results of one run.
     *
     * @param split which images it was trained and validated on
     * @param seed its seed
     * @param history its finished epochs in order
     * @param bestEpoch the epoch whose model was kept, from 1
     * @param trainAccuracy on its training images, 0 to 1; NaN if unknown
     * @param trainMeasured whether that was measured on the kept model; otherwise it is the average during the epoch
     * @param validationAccuracy of the kept model on its validation images, 0 to 1: the highest of all epochs if the
     *     run keeps the best one; NaN if the run failed
     * @param validation counts of the kept model on its validation images; null if unknown
     * @param validationImages number of validation images
     * @param testAccuracy on the test set, 0 to 1; null if it was not tested
     * @param test its predictions on the test set; null if it was not tested
     * @param seconds wall time
     * @param processorSeconds processor time; NaN if unknown
     */
    public record RunFigures(
            DataSplit split,
            long seed,
            List<EpochMetrics> history,
            int bestEpoch,
            double trainAccuracy,
            boolean trainMeasured,
            double validationAccuracy,
            @Nullable ConfusionMatrix validation,
            int validationImages,
            @Nullable Double testAccuracy,
            @Nullable Predictions test,
            double seconds,
            double processorSeconds) {

        /** Keeps its own copy of the history. */
        public RunFigures {
            history = List.copyOf(history);
        }

        /** Its fold, from 1; 0 without cross-validation. */
        int fold() {
            return split.fold();
        }

        /** What distinguishes it from the other runs of its variant. */
        String name() {
            return fold() == 0 ? "seed " + seed : Text.format("fold %d, seed %d", fold(), seed);
        }

        /** Training images per second of training, over all epochs; NaN without an epoch. */
        double imagesPerSecond() {
            return history.size()
                    / history.stream()
                            .mapToDouble(epoch -> 1 / epoch.imagesPerSecond())
                            .sum();
        }

        /** Validation accuracy after the last epoch, which no choice has made optimistic; NaN without an epoch. */
        double lastValidationAccuracy() {
            return history.isEmpty()
                    ? Double.NaN
                    : history.get(history.size() - 1).validationAccuracy();
        }
    }

    /**
     * The tested models of one variant, all of them together.
     *
     * @param name as in {@link VariantResult}
     * @param models what distinguishes each model from the others, for example {@code seed 42}; at least one
     * @param accuracies of each model on the test set, 0 to 1
     * @param losses mean cross-entropy of each model per image
     * @param calibrationErrors expected calibration error of each model, 0 to 1
     * @param calibration predictions of all models by confidence
     * @param matrix counts of all models, rows actual
     * @param mistakes all or some of the images predicted incorrectly, for examples
     */
    public record TestedVariant(
            String name,
            List<String> models,
            List<Double> accuracies,
            List<Double> losses,
            List<Double> calibrationErrors,
            Calibration calibration,
            ConfusionMatrix matrix,
            List<Mistake> mistakes) {

        /** Keeps its own copies of the lists. */
        public TestedVariant {
            models = List.copyOf(models);
            accuracies = List.copyOf(accuracies);
            losses = List.copyOf(losses);
            calibrationErrors = List.copyOf(calibrationErrors);
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * A test image that models of a variant got wrong.
     *
     * @param index the image's place in the test set, from 0
     * @param actual its class
     * @param predicted the wrong class that most models predicted
     * @param models number of models that predicted that class, at least 1
     * @param confidence the probability that those models gave to the predicted class on average, 0 to 1
     * @param height rows
     * @param width pixels of a row
     * @param pixels unsigned levels, channel after channel, row after row; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Mistake(
            int index,
            int actual,
            int predicted,
            int models,
            double confidence,
            int height,
            int width,
            byte[] pixels) {}

    /**
     * Test images as points in the plane.
     *
     * @param model the model that made it
     * @param method how it was made, for example {@code t-SNE, perplexity 30, seed 42}
     * @param points one per image
     */
    public record TestSetMap(String model, String method, List<EmbeddedPoint> points) {

        /** Keeps its own copy of the points. */
        public TestSetMap {
            points = List.copyOf(points);
        }
    }

    /**
     * The first convolution of a model.
     *
     * @param model name of the model
     * @param height rows of the images that it was shown
     * @param width pixels of their rows
     * @param convolution its filters and its feature maps of the images
     */
    public record FirstLayer(String model, int height, int width, FirstConvolution convolution) {}

    /**
     * Other runs of one of the report's variants in the same models folder, on the same data with the same recipe.
     *
     * @param variant their variant, as the report names it
     * @param runs number of runs, including those of the report itself
     * @param deviation spread of their validation accuracy over seeds: standard deviation of runs on the same split, a
     *     fraction above 0
     */
    public record EarlierRuns(String variant, int runs, double deviation) {}
}
