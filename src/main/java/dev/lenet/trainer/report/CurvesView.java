package dev.lenet.trainer.report;

import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The curves of all variants as the report's template reads them; each variant is shown by its first run. */
record CurvesView(
        @Nullable Common common, List<Key> splits, List<Single> singles, Chart learningRate, boolean several) {

    /** All variants on common axes; only if there are several. */
    record Common(List<Key> key, Chart loss, Chart accuracy) {}

    /** One variant, training beside validation. */
    record Single(String name, String run, Chart loss, Chart accuracy) {}

    private static final SvgLines.Room LARGE = new SvgLines.Room(480, 290, false, Double.MAX_VALUE);
    private static final SvgLines.Room SMALL = new SvgLines.Room(340, 240, false, Double.MAX_VALUE);
    private static final SvgLines.Room RATE = new SvgLines.Room(480, 240, true, Double.MAX_VALUE);

    static CurvesView of(List<VariantResult> variants) {
        List<VariantResult> drawn =
                variants.stream().filter(variant -> !variant.runs().isEmpty()).toList();
        Common common = drawn.size() < 2
                ? null
                : new Common(
                        IntStream.range(0, drawn.size())
                                .mapToObj(i -> Key.line(drawn.get(i).name(), i))
                                .toList(),
                        common("Validation loss", drawn, EpochMetrics::validationLoss, 1),
                        common("Validation accuracy in per cent", drawn, EpochMetrics::validationAccuracy, 100));
        return new CurvesView(
                common,
                List.of(Key.line("train", 0), Key.line("validation", 1), Key.keptEpoch()),
                drawn.stream().map(CurvesView::single).toList(),
                learningRate(drawn),
                drawn.stream().anyMatch(variant -> variant.runs().size() > 1));
    }

    private static Chart common(
            String what, List<VariantResult> variants, ToDoubleFunction<EpochMetrics> value, double factor) {
        List<SvgLines.Line> lines = IntStream.range(0, variants.size())
                .mapToObj(i -> SvgLines.Line.through(
                        variants.get(i).name(), i, first(variants.get(i)).history(), value, factor))
                .toList();
        return SvgLines.draw(what, factor == 100 ? percent(LARGE) : LARGE, lines, null);
    }

    private static Single single(VariantResult variant) {
        RunFigures run = first(variant);
        return new Single(
                variant.name(),
                (run.fold() > 0 ? Text.format("fold %d, ", run.fold()) : "")
                        + Text.format("seed %d, kept epoch %d", run.seed(), run.bestEpoch()),
                SvgLines.draw(
                        "Loss of " + variant.name(),
                        SMALL,
                        splits(run, EpochMetrics::trainLoss, EpochMetrics::validationLoss, 1),
                        run.bestEpoch()),
                SvgLines.draw(
                        "Accuracy in per cent of " + variant.name(),
                        percent(SMALL),
                        splits(run, EpochMetrics::trainAccuracy, EpochMetrics::validationAccuracy, 100),
                        run.bestEpoch()));
    }

    private static List<SvgLines.Line> splits(
            RunFigures run,
            ToDoubleFunction<EpochMetrics> train,
            ToDoubleFunction<EpochMetrics> validation,
            double factor) {
        return List.of(
                SvgLines.Line.through("train", 0, run.history(), train, factor),
                SvgLines.Line.through("validation", 1, run.history(), validation, factor));
    }

    private static SvgLines.Room percent(SvgLines.Room room) {
        return new SvgLines.Room(room.width(), room.height(), room.fromZero(), 100);
    }

    private static Chart learningRate(List<VariantResult> variants) {
        List<EpochMetrics> history =
                variants.isEmpty() ? List.of() : first(variants.get(0)).history();
        SvgLines.Line rate = SvgLines.Line.steps("learning rate", history, EpochMetrics::learningRate);
        return SvgLines.draw("Learning rate", RATE, List.of(rate), null);
    }

    private static RunFigures first(VariantResult variant) {
        return variant.runs().get(0);
    }
}
