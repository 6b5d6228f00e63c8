package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.statistics.Interval;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.report.StudyReport.RunFigures;
import dev.lenet.trainer.report.StudyReport.TestedVariant;
import dev.lenet.trainer.report.StudyReport.VariantResult;
import java.awt.Color;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTests {

    private static final Set<String> VOID = Set.of("meta", "img", "path", "image");

    static Stream<String> every() {
        return Stream.of(
                        Studies.whole(),
                        Studies.of(),
                        Studies.of(Studies.folds(Five.VAR3, 0.9)),
                        Studies.of(Studies.folds(Five.VAR3, Double.NaN)),
                        Studies.of(Studies.folds(Five.BASELINE, 0.9, 0.91), Studies.folds(Five.VAR1, 0.9)))
                .map(HtmlReport::of);
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("every")
    void closesEveryElementItOpens(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = Pattern.compile("<(/?)([a-z][a-z0-9]*)\\b[^>]*>").matcher(html);
        while (tags.find()) {
            if (VOID.contains(tags.group(2))) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.push(tags.group(2));
            } else {
                assertThat(open.pop()).isEqualTo(tags.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("every")
    void linksOnlyToItself(String html) {
        List<String> ids = found(html, "\\bid=\"([^\"]+)\"");

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(found(html, "href=\"([^\"]+)\"")).isNotEmpty().allMatch(link -> link.startsWith("#"));
        assertThat(found(html, "href=\"#([^\"]+)\"")).allMatch(ids::contains);
        assertThat(found(html, "src=\"([^\"]{5})")).allMatch("data:"::equals);
        assertThat(html).doesNotContain("http:").doesNotContain("https:").doesNotContain("<script");
    }

    @ParameterizedTest
    @MethodSource("every")
    void describesItsPicturesToWhoCannotSeeThem(String html) {
        assertThat(found(html, "<svg class=\"plot\"([^>]*)>")).allMatch(tag -> tag.contains("aria-label=\""));
        assertThat(found(html, "<img([^>]*)>")).allMatch(tag -> tag.contains(" alt=\""));
        assertThat(found(html, "(NaN|Infinity|null)")).isEmpty();
    }

    @Test
    void tellsTheWholeStudy() {
        String html = HtmlReport.of(Studies.whole());

        assertThat(html)
                .contains("Highest of 2: LeNet5_var4 with 91.22 ± 0.11\u00a0% cross-validated accuracy (mean ± standard"
                        + " deviation of 3 folds), 1.02 points above LeNet5_var3.")
                .contains(
                        "On the test set (95\u00a0% interval of one model): LeNet5_var4 92.50\u00a0% [91.26 to 93.57].")
                .contains("Testing was limited to the 1 with the highest validation accuracy")
                .contains("loss 0.2876, expected calibration error 3.61\u00a0%")
                .contains("macro average")
                .contains("<p class=\"notice\" role=\"note\">Sample data: not comparable</p>")
                .contains("<dt>Machine</dt><dd>2 cores</dd>")
                .contains("<span>--variant&#x3D;all</span>")
                .contains(
                        "91.22 ± 0.11<span class=\"sub\">last epoch 88.91 ± 0.00</span><span class=\"sub\">reference 89.34</span>")
                .contains("61,750")
                .contains("0.40 MB")
                .contains("2 min 05 s")
                .contains("softmax once")
                .contains("<span class=\"verdict gain\">gain</span>")
                .contains("Better over other data like this: +1.02 points")
                .contains("What this study can find")
                .contains("<h2>Cross-validation</h2>")
                .contains("reference, LeNet5_var4")
                .contains("900<span class=\"sub\">90.0 %</span>")
                .contains("<th scope=\"row\">Shirt</th><td class=\"n\">90.48</td><td class=\"n\">95.00</td>")
                .contains("<strong>T-shirt/top</strong> predicted as <strong>Shirt</strong>: 100 images, 10.00\u00a0%")
                .contains("t-SNE, perplexity 30, seed 42");
    }

    @Test
    void showsTheMostConfidentMistakeFirst() {
        String html = HtmlReport.of(Studies.whole());

        assertThat(found(html, "<figcaption>([^<]+test image[^<]+)</figcaption>"))
                .containsExactly(
                        "Shirt predicted as T-shirt/top, test image 8, 97\u00a0%",
                        "T-shirt/top predicted as Shirt, test image 7, 61\u00a0%");
    }

    @Test
    void leavesOutWhatThereIsNot() {
        String html = HtmlReport.of(Studies.of(Studies.folds(Five.VAR3, 0.9)));

        assertThat(html)
                .contains("LeNet5_var3 reached 90.00\u00a0% validation accuracy.")
                .doesNotContain("class=\"notice\"")
                .doesNotContain("What each change did")
                .doesNotContain("id=\"folds\"")
                .doesNotContain("common axes")
                .doesNotContain("on the test set")
                .doesNotContain("id=\"embedding\"");
    }

    @Test
    void addsTheFoldsValidationImagesUp() {
        VariantResult folds = Studies.folds(Five.VAR4, 0.90, 0.91);
        List<RunFigures> known = folds.runs().stream()
                .map(run ->
                        Records.with(run, "validation", new ConfusionMatrix(new int[][] {{run.fold(), 2}, {3, 40}})))
                .toList();

        assertThat(HtmlReport.of(Studies.of(Studies.variant(Five.VAR4, known))))
                .contains("LeNet5_var4 over all folds")
                .contains(">3<span class=\"sub\">42.9 %</span>")
                .contains(">80<span class=\"sub\">93.0 %</span>");
        assertThat(HtmlReport.of(Studies.of(folds))).doesNotContain("over all folds");
    }

    @Test
    void givesTestAccuracyOfFoldsNoInterval() {
        TestedVariant one = Studies.whole().tested().get(0);
        TestedVariant seeds = Records.with(
                Records.with(one, "models", List.of("seed 1", "seed 2")), "accuracies", List.of(0.92, 0.93));

        // R: t.test(c(0.92, 0.93))$conf.int
        assertThat(Figures.percent(TestedView.interval(seeds))).isEqualTo("86.15 to 98.85");
        assertThat(TestedView.interval(Records.with(seeds, "models", List.of("fold 1, seed 1", "fold 2, seed 1"))))
                .isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void saysWhereTrainAccuracyIsTheAverageOfTheEpoch() {
        VariantResult measured = Studies.folds(Five.VAR4, 0.90);
        List<RunFigures> averaged = measured.runs().stream()
                .map(run -> Records.with(run, "trainMeasured", false))
                .toList();

        assertThat(HtmlReport.of(Studies.of(Studies.variant(Five.VAR4, averaged))))
                .contains("average while training");
        assertThat(HtmlReport.of(Studies.of(measured))).doesNotContain("average while training");
    }

    @Test
    void namesFailedFoldsAndCountsWithoutThem() {
        String html = HtmlReport.of(Studies.of(Studies.folds(Five.VAR4, 0.90, Double.NaN, 0.92)));

        assertThat(html).contains("<td class=\"n\">failed</td>").contains("91.00 ± 1.41");
    }

    @Test
    void leavesTheReferenceStudyOutWhereItDoesNotCompare() {
        VariantResult known = Studies.folds(Five.VAR4, 0.7, 0.71, 0.72);
        VariantResult onSample = new VariantResult(known.name(), known.change(), 15, 61750, 0.4, known.runs(), null);

        assertThat(HtmlReport.of(Studies.of(known))).contains("reference 89.34").contains("88.91 ± 0.13");
        assertThat(HtmlReport.of(Studies.of(onSample)))
                .doesNotContain("reference")
                .doesNotContain("88.91 ± 0.13");
    }

    @Test
    void escapesWhatItIsGiven() {
        StudyReport plain = Studies.whole();
        StudyReport hostile = new StudyReport(
                "<script>alert(1)</script>",
                "a & b",
                "java \"<x>\"",
                List.of(new Fact("<b>", "</dd>")),
                List.of("T<shirt", "\"Shirt\""),
                plain.variants(),
                plain.contrasts(),
                plain.tested(),
                plain.map(),
                null,
                null,
                null);

        assertThat(HtmlReport.of(hostile))
                .contains("&lt;script&gt;alert(1)")
                .contains("a &amp; b")
                .contains("T&lt;shirt")
                .doesNotContain("<script")
                .doesNotContain("<b>")
                .doesNotContain("T<shirt");
    }

    @Test
    void isTheSameForTheSameStudy() {
        assertThat(HtmlReport.of(Studies.whole())).isEqualTo(HtmlReport.of(Studies.whole()));
    }

    @Test
    void refusesAMatrixThatDoesNotFitTheNames() {
        StudyReport whole = Studies.whole();
        StudyReport wrong = new StudyReport(
                whole.title(),
                null,
                whole.command(),
                whole.facts(),
                Histories.CLASSES,
                whole.variants(),
                whole.contrasts(),
                whole.tested(),
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> HtmlReport.of(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The confusion matrix of LeNet5_var4 has 2 classes, but there are 10 class names.");
    }

    @Nested
    class Drawings {

        @Test
        void leaveGapsInLinesForWhatIsNotFinite() {
            SvgLines.Line line = new SvgLines.Line(
                    "loss",
                    0,
                    false,
                    List.of(
                            new double[] {1, 1},
                            new double[] {2, 2},
                            new double[] {3, Double.NaN},
                            new double[] {4, 2},
                            new double[] {5, 1}));

            String svg = SvgLines.draw("Loss", new SvgLines.Room(480, 290, false, 10), List.of(line), null)
                    .html();

            List<String> path = found(svg, "class=\"line s0 d0\" d=\"([^\"]+)\"");
            assertThat(path).hasSize(1);
            assertThat(path.get(0).chars().filter(c -> c == 'M')).hasSize(2);
            assertThat(path.get(0).chars().filter(c -> c == 'L')).hasSize(2);
            assertThat(svg).contains("aria-label=\"Loss over 5 epochs. loss ends at 1.\"");
        }

        @Test
        void keepEveryCoordinateInsideTheView() {
            String svg = SvgLines.draw(
                            "Accuracy",
                            new SvgLines.Room(480, 290, false, 100),
                            List.of(SvgLines.Line.through(
                                    "a", 0, Histories.run(15), epoch -> epoch.trainAccuracy(), 100)),
                            14)
                    .html();

            for (String point : found(svg, "[ML]([0-9.-]+ [0-9.-]+)")) {
                assertThat(Double.parseDouble(point.split(" ")[0])).isBetween(0.0, 480.0);
                assertThat(Double.parseDouble(point.split(" ")[1])).isBetween(0.0, 290.0);
            }
        }

        @Test
        void tellEpochsAxisTicksInRoundNumbers() {
            assertThat(Ticks.around(0.23, 0.61, 5)).isEqualTo(new Ticks(0.2, 0.7000000000000001, 0.1));
            assertThat(Ticks.around(88.2, 91.1, 5).step()).isEqualTo(1);
            assertThat(Ticks.around(0, 0.001, 4).format().format(0.00025)).isEqualTo("0.00025");
        }

        @Test
        void leaveTextReadableOnEveryCellOfADarkPage() {
            Color text = new Color(0xf0f6fc); // as report.css has it
            for (int permille = 0; permille <= 1000; permille++) {
                for (boolean right : new boolean[] {true, false}) {
                    assertThat(ShareColours.contrast(ShareColours.darkCell(permille / 1000.0, right), text))
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }
}
