package dev.lenet.trainer.report;

import dev.lenet.trainer.report.Figure.Panel;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The charts of a report as separate pictures. The page shows the same drawings, except for the confusion matrices. */
final class ReportFigures {

    private final StudyReport report;
    private final List<Figure> figures = new ArrayList<>();

    private ReportFigures(StudyReport report) {
        this.report = report;
    }

    /** All figures, each with a unique name. */
    static List<Figure> of(StudyReport report, ReportPage page) {
        ReportFigures all = new ReportFigures(report);
        all.one("changes", "What each change did, with 95 % intervals", List.of(), page.forest());
        all.curves(page.curves());
        FoldsView folds = page.folds();
        if (folds != null) {
            all.one("runs", "Validation accuracy of each run", List.of(), folds.chart());
            folds.pooled().forEach(matrix -> all.matrix("confusion-matrix-folds", "over all folds", matrix));
        }
        List<TestedView> tested = page.tested();
        if (tested != null) {
            tested.forEach(all::tested);
        }
        ReportPage.MapView map = page.map();
        if (map != null) {
            String words = Text.format("%s test images as %s sees them · %s", map.images(), map.model(), map.method());
            all.one("tsne", words, map.classes(), map.chart());
        }
        FirstLayerView first = page.firstLayer();
        if (first != null) {
            all.one("filters", "Filters of the first convolution of " + first.model(), List.of(), first.filters());
            all.one(
                    "feature-maps",
                    "Feature maps of test images after the first convolution of " + first.model(),
                    List.of(),
                    first.maps());
        }
        return all.figures;
    }

    private void curves(CurvesView curves) {
        CurvesView.Common common = curves.common();
        if (common != null) {
            add(
                    "curves",
                    curves.several() ? "The first run of each variant" : "",
                    common.key(),
                    new Panel("Validation loss (cross-entropy)", common.loss()),
                    new Panel("Validation accuracy (%)", common.accuracy()));
        }
        for (CurvesView.Single single : curves.singles()) {
            add(
                    common == null ? "curves" : named("curves", single.name()),
                    words(single.name(), single.run()),
                    curves.splits(),
                    new Panel("Loss (cross-entropy)", single.loss()),
                    new Panel("Accuracy (%)", single.accuracy()));
        }
        if (!curves.singles().isEmpty()) {
            one("learning-rate", "Learning rate · " + recipe(), List.of(), curves.learningRate());
        }
    }

    private void tested(TestedView tested) {
        matrix("confusion-matrix", "on the test set", tested.counts());
        one(
                of("reliability", tested.name()),
                words(tested.name(), "accuracy (%) against confidence (%) on the test set"),
                List.of(),
                tested.reliability());
    }

    private void matrix(String name, String where, MatrixView matrix) {
        String words = words(
                matrix.of(),
                Text.format(
                        "confusion matrix %s · accuracy %s · %s predictions",
                        where,
                        Figures.percent(matrix.counts().accuracy()),
                        Figures.count(matrix.counts().total())));
        one(of(name, matrix.of()), words, List.of(), SvgMatrix.draw(words, matrix.counts(), report.classNames()));
    }

    private void one(String name, String words, List<Key> legend, @Nullable Chart chart) {
        if (chart != null) {
            add(name, words, legend, new Panel("", chart));
        }
    }

    private void add(String name, String words, List<Key> legend, Panel... panels) {
        figures.add(new Figure(name, new PictureText(report.title(), words, report.notice()), legend, List.of(panels)));
    }

    /** Adds the variant's name only if there are several. */
    private String of(String name, String variant) {
        return report.variants().size() == 1 ? name : named(name, variant);
    }

    private static String named(String name, String variant) {
        return name + "-" + variant.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("-+$", "");
    }

    /** If there is only one variant, the title names it. */
    private String words(String variant, String words) {
        return report.variants().size() == 1 ? words : variant + " · " + words;
    }

    private String recipe() {
        return report.facts().stream()
                .filter(fact -> fact.name().equals("Recipe"))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }
}
