package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.report.ReportFiles;
import dev.lenet.trainer.report.StoredReports;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.study.RunEnding;
import dev.lenet.trainer.study.RunExecutor;
import dev.lenet.trainer.study.TestSetMap;
import dev.lenet.trainer.training.LearnerFactory;
import dev.lenet.trainer.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.util.FileSystemUtils;

/** Many short runs in one process, as a trainer that serves has them: nothing may pile up. */
@Tag("integration")
@SpringJUnitConfig(SoakTests.Beans.class)
@EnabledIfSystemProperty(named = Faults.PROPERTY, matches = "all", disabledReason = "runs with -Pfaults")
class SoakTests {

    private static final int RUNS = 200;
    private static final int EACH = 5;

    @ComponentScan({
        "dev.lenet.trainer.study",
        "dev.lenet.trainer.training",
        "dev.lenet.trainer.model",
        "dev.lenet.trainer.backend"
    })
    static class Beans {}

    @TempDir
    Path models;

    @Autowired
    private RunExecutor executor;

    @Autowired
    private LearnerFactory learners;

    @Test
    void nothingGrowsOverTwoHundredRuns() throws Exception {
        Dataset sample = SampleImages.load();
        List<ProcessFigures> figures = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            List<Variant> five = Five.all().toList();
            run("run" + run, five.get(run % five.size()), sample);
            if (run % EACH == 0) {
                figures.add(ProcessFigures.now());
                System.out.printf("after %3d runs: %s%n", run, figures.get(figures.size() - 1));
            }
        }
        // The first half warms up: classes, compiled code, the allocators' caches.
        List<ProcessFigures> settled = figures.subList(figures.size() / 2, figures.size());
        Faults.report("%d runs in one process; after %d: %s", RUNS, RUNS / 2, settled.get(0));
        Faults.report("  after %d: %s", RUNS, settled.get(settled.size() - 1));

        double runs = RUNS / 2.0;
        assertThat(growth(settled, ProcessFigures::heapMib)).as("heap in MiB").isLessThan(0.02 * runs);
        assertThat(growth(settled, ProcessFigures::residentMib))
                .as("resident MiB")
                .isLessThan(0.2 * runs);
        assertThat(growth(settled, ProcessFigures::javacppMib))
                .as("JavaCPP's MiB")
                .isLessThan(0.02 * runs);
        assertThat(growth(settled, ProcessFigures::threads)).as("threads").isLessThan(0.02 * runs);
        assertThat(growth(settled, ProcessFigures::files)).as("open files").isLessThan(0.02 * runs);
    }

    private void run(String name, Variant variant, Dataset sample) throws Exception {
        RunSpec spec = Specs.limited(Specs.of(variant, 2), 640)
                .with("augmentation", new AugmentationSettings(10, 0.5, 0.1, 0.1));
        try (RunFolder folder = RunFolder.create(models, name)) {
            executor.execute(folder, spec, sample, 2, RunEnding.TESTED, new TrainingListener() {}, () -> false);
            TestSetMap.make(folder, sample, 100, learners, 2, (iteration, divergence) -> {});
            ReportFiles.write(
                    StoredReports.ofRun(StoredRun.read(folder.path()), sample.test(), null),
                    folder,
                    folder.readRecord(),
                    sample);
        }
        FileSystemUtils.deleteRecursively(models.resolve(name));
    }

    /** By how much the regression line through the samples rises from the first to the last. */
    private static double growth(List<ProcessFigures> samples, ToDoubleFunction<ProcessFigures> figure) {
        int n = samples.size();
        double meanX = (n - 1) / 2.0;
        double meanY = samples.stream().mapToDouble(figure).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < n; i++) {
            covariance += (i - meanX) * (figure.applyAsDouble(samples.get(i)) - meanY);
            variance += (i - meanX) * (i - meanX);
        }
        return covariance / variance * (n - 1);
    }
}
