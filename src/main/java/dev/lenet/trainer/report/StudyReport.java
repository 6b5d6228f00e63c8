package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.run.EpochMetrics;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the HTML report says, as plain values read from stored files. A part without content, such as folds or tested
 * models, is left out of the report; one run makes a report as well as a whole study.
 *
 * @param title what was done, for example {@code LeNet-5 variants on Fashion-MNIST}
 * @param notice a warning that must not be missed, such as that the embedded sample was used; null if there is none
 * @param command the command line that does it all again
 * @param facts data, machine, versions, seed, in the order shown
 * @param classNames names of the classes, by index
 * @param variants what was trained, each to be compared with the one before it
 * @param tested the models that went to the test set
 * @param discordances for pairs of tested models, where on the test set they differ
 * @param embedding a view of the test set as a model sees it; null if there is none
 */
public record StudyReport(
        String title,
        @Nullable String notice,
        String command,
        List<Fact> facts,
        List<String> classNames,
        List<VariantResult> variants,
        List<TestedModel> tested,
        List<Discordance> discordances,
        @Nullable Embedding embedding) {

    /** Keeps its own copies of the lists. */
    public StudyReport {
        facts = List.copyOf(facts);
        classNames = List.copyOf(classNames);
        variants = List.copyOf(variants);
        tested = List.copyOf(tested);
        discordances = List.copyOf(discordances);
    }

    /**
     * One line about how the results came about.
     *
     * @param name for example {@code Machine}
     * @param value for example {@code 2 cores, x86-64}
     */
    public record Fact(String name, String value) {}

    /**
     * One variant and its runs.
     *
     * @param name for example {@code LeNet5_var3}, different from the others'
     * @param change what it changes over the variant before it
     * @param layers layers as the summary counts them, activations included
     * @param trainableParameters weights that training changes
     * @param sizeMiB estimated total size as the summary gives it, in MiB
     * @param runs its runs, one a fold and seed, at least one
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
     * What one run reached.
     *
     * @param split which images it was trained and validated on
     * @param seed its seed
     * @param history its finished epochs in order
     * @param bestEpoch the epoch whose model was kept, from 1
     * @param trainAccuracy on the training split, 0 to 1
     * @param validationAccuracy on the validation split, 0 to 1; NaN if the run failed
     * @param testAccuracy on the test set, 0 to 1; null if it was not tested
     * @param seconds wall time
     */
    public record RunFigures(
            DataSplit split,
            long seed,
            List<EpochMetrics> history,
            int bestEpoch,
            double trainAccuracy,
            double validationAccuracy,
            @Nullable Double testAccuracy,
            double seconds) {

        /** Keeps its own copy of the history. */
        public RunFigures {
            history = List.copyOf(history);
        }

        /** Its fold, from 1; 0 outside of cross-validation. */
        int fold() {
            return split.fold();
        }
    }

    /**
     * A model on the test set.
     *
     * @param name as in {@link VariantResult}, with fold or seed where that matters
     * @param loss mean cross-entropy an image
     * @param matrix counts, rows actual
     * @param mistakes images predicted wrong, all or some, for examples
     */
    public record TestedModel(String name, double loss, ConfusionMatrix matrix, List<Mistake> mistakes) {

        /** Keeps its own copy of the mistakes. */
        public TestedModel {
            mistakes = List.copyOf(mistakes);
        }
    }

    /**
     * A test image that a model got wrong.
     *
     * @param index the image's place in the test set, from 0
     * @param actual its class
     * @param predicted the class that it was taken for
     * @param confidence the probability that the model gave to the predicted class, 0 to 1
     * @param width pixels of a row
     * @param pixels unsigned gray values, row after row; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Mistake(int index, int actual, int predicted, double confidence, int width, byte[] pixels) {}

    /**
     * Where two models differ on the same test set.
     *
     * @param first one model's name
     * @param second the other model's name
     * @param onlyFirstRight images that the first alone gets right
     * @param onlySecondRight images that the second alone gets right
     */
    public record Discordance(String first, String second, int onlyFirstRight, int onlySecondRight) {}

    /**
     * Test images as points in the plane.
     *
     * @param model whose view of them it is
     * @param method how it was made, for example {@code t-SNE, perplexity 30, seed 42}
     * @param points one an image
     */
    public record Embedding(String model, String method, List<EmbeddedPoint> points) {

        /** Keeps its own copy of the points. */
        public Embedding {
            points = List.copyOf(points);
        }
    }
}
