package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.dataset.Normalization;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.Difference;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.run.DataSpec;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paragraphs of the method section. If runs differ, each variation is stated once. */
final class MethodWords {

    private final List<ReportRow> rows;
    private final List<RunRecord> runs;

    private MethodWords(List<ReportRow> rows) {
        this.rows = rows;
        this.runs = rows.stream()
                .flatMap(row -> row.runs().stream())
                .map(StoredRun::record)
                .toList();
    }

    static List<Fact> of(List<ReportRow> rows, List<TestedVariant> tested) {
        MethodWords words = new MethodWords(rows);
        List<Fact> paragraphs = new ArrayList<>();
        paragraphs.add(new Fact("Data", words.each(MethodWords::data)));
        paragraphs.add(new Fact("Split", words.split()));
        words.lenet().forEach(paragraphs::add);
        paragraphs.add(new Fact("Training", words.training()));
        paragraphs.add(new Fact("Augmentation", words.each(MethodWords::augmentation)));
        paragraphs.add(new Fact("Seeds", words.seeds()));
        paragraphs.add(new Fact("Selection", words.selection(tested)));
        return paragraphs;
    }

    private String each(Function<RunRecord, String> sentence) {
        return runs.stream().map(sentence).distinct().collect(Collectors.joining(" "));
    }

    private static String data(RunRecord run) {
        DatasetDescription images = run.dataset().description();
        return Text.format(
                "The data set is %s: images of %s in %d classes; %s of the images are the test set. Pixel levels from 0 to 255 enter the network as %s.",
                images.title(),
                shape(images.shape()),
                images.classes(),
                Figures.count(run.dataset().test()),
                levels(images.normalization()));
    }

    private static String shape(ImageShape shape) {
        String channels =
                switch (shape.channels()) {
                    case 1 -> "in grayscale";
                    case 3 -> "in colour";
                    default -> Text.format("with %d channels", shape.channels());
                };
        return Text.format("%d × %d pixels %s", shape.height(), shape.width(), channels);
    }

    private static String levels(Normalization normalization) {
        boolean alike = normalization.mean().stream().distinct().count() == 1
                && normalization.deviation().stream().distinct().count() == 1;
        return alike
                ? Text.format(
                        "(level / 255 − %s) / %s",
                        Figures.rate(normalization.mean().get(0)),
                        Figures.rate(normalization.deviation().get(0)))
                : Text.format(
                        "(level / 255 − m) / s with m = %s and s = %s for the channels",
                        rates(normalization.mean()), rates(normalization.deviation()));
    }

    private static String rates(List<Double> values) {
        return values.stream().map(Figures::rate).collect(Collectors.joining(", "));
    }

    /** Runs whose splits differ only in their seeds and folds share a sentence. */
    private String split() {
        Map<List<Object>, List<RunRecord>> alike = runs.stream()
                .collect(Collectors.groupingBy(MethodWords::division, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream().map(MethodWords::split).collect(Collectors.joining(" "));
    }

    private static List<Object> division(RunRecord run) {
        DataSpec data = run.spec().data();
        Fold fold = run.spec().fold();
        return List.of(
                run.dataset().sha256(),
                Objects.requireNonNullElse(data.limit(), 0),
                fold == null ? data.validationFraction() : fold.count());
    }

    private static String split(List<RunRecord> runs) {
        RunSpec spec = runs.get(0).spec();
        Fold fold = spec.fold();
        String validation = range(runs, run -> run.dataset().validation());
        String training = range(runs, run -> run.dataset().training());
        String divided = fold == null
                ? Text.format(
                        "%s training images are held out for validation, with the same share of each class (%s).",
                        validation, drawn(runs))
                : Text.format(
                        "The training images are divided into %d folds with the same share of each class (%s). Each model is validated on one fold (%s images).",
                        fold.count(), drawn(runs), validation);
        return Text.format(
                spec.data().limit() == null
                        ? "%s The other %s are used for training."
                        : "%s Of the others, %s are used for training.",
                divided,
                training);
    }

    private static String drawn(Collection<RunRecord> runs) {
        List<Long> seeds =
                runs.stream().map(run -> run.spec().splitSeed()).distinct().toList();
        if (seeds.size() > 1) {
            return "drawn anew for each seed";
        }
        return Text.format("drawn with seed %d%s", seeds.get(0), runs.size() == 1 ? "" : ", the same for all runs");
    }

    private static String range(List<RunRecord> runs, ToIntFunction<RunRecord> count) {
        int least = runs.stream().mapToInt(count).min().orElseThrow();
        int most = runs.stream().mapToInt(count).max().orElseThrow();
        return least == most ? Figures.count(least) : Figures.count(least) + " to " + Figures.count(most);
    }

    /** Says how networks with LeNet-5's layer sizes differ from the original; nothing for other networks. */
    private Stream<Fact> lenet() {
        Architecture original = Architecture.LENET5;
        List<ReportRow> alike = rows.stream()
                .filter(row -> {
                    Architecture network = row.variant().architecture();
                    return network.channels().equals(original.channels())
                            && network.hidden().equals(original.hidden())
                            && network.kernel().equals(original.kernel());
                })
                .toList();
        if (alike.isEmpty()) {
            return Stream.of();
        }
        List<Architecture> networks =
                alike.stream().map(row -> row.variant().architecture()).toList();
        String which = alike.size() == rows.size()
                ? "The networks"
                : "The networks of " + alike.stream().map(ReportRow::name).collect(Collectors.joining(", "));
        return Stream.of(new Fact(
                "LeNet-5",
                Text.format(
                        "%s have LeNet-5's layer sizes (LeCun et al., 1998): 5 × 5 convolutions with 6 and 16 channels, then fully connected layers of 120 and 84 units. They differ from the original: the activation is %s instead of a scaled hyperbolic tangent; pooling is %s and has no trainable weights; the second convolution connects every channel with all six of the first, not only with selected ones; and the output is a softmax with cross-entropy instead of radial basis functions with squared error.",
                        which,
                        each(networks, network -> network.activation().id()),
                        each(networks, network -> Difference.value(network.pooling())))));
    }

    private static String each(List<Architecture> networks, Function<Architecture, String> value) {
        return networks.stream().map(value).distinct().collect(Collectors.joining(" or "));
    }

    private String training() {
        String recipes = each(run -> run.spec().recipe().describe() + ".");
        boolean same = runs.stream().map(run -> run.spec().recipe()).distinct().count() == 1;
        String weights = runs.stream()
                .map(run -> run.spec().variant().architecture().weightInit().id())
                .distinct()
                .collect(Collectors.joining(" or "));
        return Text.format(
                "%s %s The loss is the mean cross-entropy after a single softmax. Initial weights are %s, initial biases 0. The images are shuffled anew for each epoch.",
                same ? runs.size() == 1 ? "Recipe:" : "All runs follow the same recipe:" : "The recipes differ:",
                recipes,
                weights);
    }

    private static String augmentation(RunRecord run) {
        AugmentationSettings settings = run.spec().augmentation();
        return settings == null
                ? "Training images are not augmented."
                : Text.format(
                        "Training images are augmented anew in each epoch: %s. Validation and test images stay as they are.",
                        settings.describe());
    }

    private String seeds() {
        List<Long> seeds =
                runs.stream().map(run -> run.spec().seed()).distinct().sorted().toList();
        String which = seeds.size() == 1
                ? "seed " + seeds.get(0)
                : "the seeds "
                        + seeds.stream()
                                .limit(seeds.size() - 1L)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + " and " + seeds.get(seeds.size() - 1);
        return Text.format(
                "The seed of a run determines its initial weights, the order of its images, dropout and augmentation. %s with %s.",
                rows.size() == 1 ? "The variant was trained" : "The variants were trained", which);
    }

    private String selection(List<TestedVariant> tested) {
        String kept = runs.stream()
                .map(run -> run.spec().recipe().keep())
                .distinct()
                .map(keep -> keep == KeptEpoch.LAST
                        ? "Runs keep their last epoch, so no epoch is chosen by validation accuracy."
                        : "Runs keep the epoch with the highest validation accuracy (the first in a tie).")
                .collect(Collectors.joining(" "));
        return "The network is validated after each epoch. " + kept + " " + test(tested);
    }

    private String test(List<TestedVariant> tested) {
        if (tested.isEmpty()) {
            return "No model was evaluated on the test set.";
        }
        String fair = " The test set played no part in training or in any choice.";
        int models =
                tested.stream().mapToInt(variant -> variant.models().size()).sum();
        if (tested.size() == rows.size()) {
            return (models == 1
                            ? "The kept model was evaluated on the test set once, after training had ended."
                            : "Each kept model was evaluated on the test set once, after all training had ended.")
                    + fair;
        }
        return Text.format(
                        "Of %d variants, testing was limited to %s: %s, each once, after all training had ended.",
                        rows.size(),
                        tested.stream().map(TestedVariant::name).collect(Collectors.joining(" and ")),
                        Text.count(models, "kept model"))
                + fair;
    }
}
