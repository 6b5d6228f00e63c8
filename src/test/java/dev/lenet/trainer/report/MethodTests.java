package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.dataset.Normalization;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.StudyReport.Fact;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import dev.lenet.trainer.store.StoredRun;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodTests {

    private static StoredRun run(RunSpec plain, String dataset, int channels) {
        DatasetDescription data = new DatasetDescription(
                dataset,
                dataset.toUpperCase(java.util.Locale.ROOT),
                new ImageShape(28, 28, channels),
                Collections.nCopies(10, "class"),
                Normalization.fixed(channels));
        RunSpec spec = plain.on(data);
        RunRecord record = RunRecord.started(
                        "run",
                        spec,
                        new DatasetRecord(new DataRecord(data, "0123456789abcdef"), 48000, 12000, 10000),
                        new Provenance(
                                "1", "abc", "1.0.0-M2.1", "17", "Linux", "CPU", 2, "cpu", "CPU", "vectors", null, null),
                        new ModelRecord(spec.variant().model(), 61794, 61750, 15, 0.4),
                        Instant.EPOCH)
                .withBest(new EpochMetrics(14, 0.001, 0.5, 0.8, 0.4, 0.9, 2, 1000))
                .ended(RunStatus.COMPLETED, Instant.EPOCH.plusSeconds(90), null);
        return new StoredRun(Path.of("models", "run"), record, List.of(), null, null);
    }

    private static Method of(StoredRun... runs) {
        List<ReportRow> rows = Arrays.stream(runs)
                .map(run -> new ReportRow(run.record().spec().variant().name(), "", List.of(run)))
                .toList();
        return Method.of(rows, List.of(), false);
    }

    private static Method ofOne(Variant variant, StoredRun... runs) {
        return Method.of(List.of(new ReportRow(variant.name(), "", List.of(runs))), List.of(), false);
    }

    private static String paragraph(Method method, String name) {
        return method.paragraphs().stream()
                .filter(fact -> fact.name().equals(name))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "fashion-mnist, Fashion-MNIST",
        "sample, Fashion-MNIST",
        "mnist, document recognition",
        "kmnist, classical Japanese",
        "cifar10, tiny images"
    })
    void citesTheDataThatWasUsedAndNoOther(String dataset, String title) {
        RunSpec spec = Specs.of(Five.BASELINE)
                .with(
                        "variant",
                        new Variant(
                                "own",
                                "own",
                                null,
                                "",
                                Five.BASELINE.architecture().with("channels", List.of(4, 8))));
        List<String> all = List.of("Fashion-MNIST", "document recognition", "classical Japanese", "tiny images");

        List<String> sources =
                of(run(spec, dataset, dataset.equals("cifar10") ? 3 : 1)).sources();

        assertThat(all.stream().filter(each -> sources.stream().anyMatch(source -> source.contains(each))))
                .containsExactly(title);
    }

    @Test
    void citesWhatNetworkAndRecipeRestOn() {
        Method plain = of(run(Specs.of(Five.BASELINE), "fashion-mnist", 1));
        Method richer =
                of(run(Specs.of(Five.BASELINE), "fashion-mnist", 1), run(Specs.of(Five.VAR3), "fashion-mnist", 1));

        assertThat(plain.sources())
                .anyMatch(source -> source.contains("Adam:"))
                .noneMatch(source -> source.contains("Dropout") || source.contains("Holm") || source.contains("t-SNE"));
        assertThat(richer.sources())
                .anyMatch(source -> source.contains("Dropout"))
                .anyMatch(source -> source.contains("Batch normalization"))
                .anyMatch(source -> source.contains("Rectifier nonlinearities"))
                .anyMatch(source -> source.contains("Holm"));
    }

    @Test
    void tellsLeNetOfTodayFromLeCuns() {
        Method method =
                of(run(Specs.of(Five.BASELINE), "fashion-mnist", 1), run(Specs.of(Five.VAR4), "fashion-mnist", 1));
        Variant own = new Variant(
                "wide", "wide", null, "", Five.BASELINE.architecture().with("channels", List.of(12, 32)));

        assertThat(paragraph(method, "LeNet-5"))
                .contains("the activation is relu or leaky-relu instead of a scaled hyperbolic tangent")
                .contains("pooling is max or average");
        assertThat(paragraph(of(run(Specs.of(own), "fashion-mnist", 1)), "LeNet-5"))
                .isEmpty();
    }

    @Test
    void tellsHowImagesWereDivided() {
        RunSpec spec = Specs.of(Five.BASELINE);

        assertThat(paragraph(of(run(spec, "fashion-mnist", 1)), "Split"))
                .isEqualTo(
                        "12,000 training images are held out for validation, with the same share of each class (drawn with seed 42). The other 48,000 are used for training.");
        assertThat(paragraph(
                        ofOne(
                                Five.BASELINE,
                                run(spec, "fashion-mnist", 1),
                                run(spec.with("seed", 43L), "fashion-mnist", 1)),
                        "Split"))
                .contains("(drawn anew for each seed)");
        assertThat(paragraph(of(run(spec.with("fold", new Fold(2, 5)), "fashion-mnist", 1)), "Split"))
                .contains("divided into 5 folds")
                .contains("validated on one fold (12,000 images)");
        assertThat(paragraph(of(run(Specs.limited(spec, 48000), "fashion-mnist", 1)), "Split"))
                .endsWith("Of the others, 48,000 are used for training.");
    }

    @Test
    void tellsSeedsAndAugmentation() {
        RunSpec spec = Specs.of(Five.BASELINE).with("augmentation", new AugmentationSettings(10, 0.5, 0.1, 0.1));
        Method method = ofOne(
                Five.BASELINE,
                run(spec, "fashion-mnist", 1),
                run(spec.with("seed", 43L), "fashion-mnist", 1),
                run(spec.with("seed", 44L), "fashion-mnist", 1));

        assertThat(paragraph(method, "Seeds")).endsWith("The variant was trained with the seeds 42, 43 and 44.");
        assertThat(paragraph(method, "Augmentation")).contains("rotation ±10°").endsWith("stay as they are.");
    }

    @Test
    void putsWhatDiffersIntoATableAndSharesTheRest() {
        SettingsTable table = of(
                        run(Specs.of(Five.BASELINE), "fashion-mnist", 1), run(Specs.of(Five.VAR2), "fashion-mnist", 1))
                .settings();

        assertThat(table.columns()).containsExactly("Batch norm", "Dropout");
        assertThat(table.rows())
                .containsExactly(
                        new SettingsTable.Row("baseline", List.of("none", "none")),
                        new SettingsTable.Row("var2", List.of("convolutions", "0.5")));
        assertThat(table.shared())
                .contains(new Fact("Channels", "6, 16"), new Fact("Epochs", "15"), new Fact("Schedule", "step"));
        assertThat(of(run(Specs.of(Five.BASELINE), "fashion-mnist", 1))
                        .settings()
                        .rows())
                .isEmpty();
    }

    @Test
    void hasALayerTableForEachNetwork() {
        RunSpec longer = Specs.of(
                new Variant("longer", "longer", "baseline", "", Five.BASELINE.architecture()),
                Specs.of(Five.BASELINE).recipe().with("epochs", 30));
        List<LayerTable> tables = of(
                        run(Specs.of(Five.BASELINE), "fashion-mnist", 1),
                        run(Specs.of(Five.VAR2), "fashion-mnist", 1),
                        run(longer, "fashion-mnist", 1))
                .layers();

        assertThat(tables).extracting(LayerTable::name).containsExactly("baseline, longer", "var2");
        assertThat(tables).extracting(LayerTable::trainable).containsExactly("61,706", "61,750");
        assertThat(tables.get(0).rows().get(0)).isEqualTo(new LayerTable.Row("Conv2d-1", "6 × 28 × 28", "156", "0"));
    }

    @Test
    void namesTheLimitsThatFollowFromWhatWasRun() {
        RunSpec spec = Specs.of(Five.BASELINE);
        List<String> one = of(run(spec, "fashion-mnist", 1)).limits();
        RunSpec shared = spec.with("splitSeed", 42L);
        List<String> several = ofOne(
                        Five.BASELINE,
                        run(shared, "fashion-mnist", 1),
                        run(shared.with("seed", 43L), "fashion-mnist", 1),
                        run(shared.with("seed", 44L), "fashion-mnist", 1))
                .limits();

        assertThat(one)
                .anyMatch(limit -> limit.startsWith("So few runs cannot show how much of the accuracy"))
                .anyMatch(limit -> limit.startsWith("No model was tested"))
                .noneMatch(limit -> limit.contains("Only part of the data set") || limit.contains("last epoch"));
        assertThat(several)
                .anyMatch(limit -> limit.startsWith("All runs share one split"))
                .noneMatch(limit -> limit.contains("luck of the seed"));
        assertThat(of(run(Specs.limited(spec, 100), "fashion-mnist", 1)).limits())
                .anyMatch(limit -> limit.startsWith("Only part of the data set"));
        assertThat(of(run(Specs.of(Five.BASELINE, 14), "fashion-mnist", 1)).limits())
                .anyMatch(limit -> limit.startsWith("The last epoch was the best"));
    }
}
