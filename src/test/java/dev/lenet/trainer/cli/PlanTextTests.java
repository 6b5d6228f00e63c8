package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.app.Plan;
import dev.lenet.trainer.app.Plan.PlannedVariant;
import dev.lenet.trainer.app.Plan.Power;
import dev.lenet.trainer.cli.settings.Settings;
import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.run.StudySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --plan} prints, and that all of examples/ can be planned. */
class PlanTextTests {

    static Stream<Path> examples() throws IOException {
        return Files.list(Path.of("examples"))
                .filter(file -> file.toString().endsWith(".yml"))
                .sorted();
    }

    private static String text(Path file, int width, int earlierRuns) {
        TrainerSettings settings =
                Settings.commandLine(List.of("--trainer.config=" + file)).check();
        StudySpec spec = settings.study("sample");
        List<PlannedVariant> variants = spec.specs().stream()
                .map(each -> new PlannedVariant(each, 12, 61_706, 15))
                .toList();
        Power power = new Power(0.003, variants.size() - 1, 0.003, earlierRuns, OptionalInt.of(15));
        Plan plan = new Plan(spec, "Fashion-MNIST", 48_000, 12_000, variants, 2, power);
        return new PlanText(settings.registry(), settings.base(), width).of(plan);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleFitsEightyAndFiftyColumns(Path example) {
        for (int width : List.of(80, 50)) {
            assertThat(text(example, width, 0).lines())
                    .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void variantsAreATreeOfChanges() {
        assertThat(text(Path.of("examples", "dropout.yml"), 80, 12)).isEqualTo("""
                baseline: LeNet-5 as it is
                │  12 layers, 61,706 parameters, about 0:15 per run
                ├─ var1: + dropout 0.5 after fc1
                │     12 layers, 61,706 parameters, about 0:15 per run
                ├─ dropout-10: dropout none → 0.1
                │     12 layers, 61,706 parameters, about 0:15 per run
                ├─ dropout-30: dropout none → 0.3
                │     12 layers, 61,706 parameters, about 0:15 per run
                └─ dropout-70: dropout none → 0.7
                      12 layers, 61,706 parameters, about 0:15 per run

                Recipe: 15 epochs · batch 64 · Adam 0.001 · step ×0.5 every 5 epochs.
                15 runs (5 variants × 3 repeats) on Fashion-MNIST, each with 48,000 training and
                12,000 validation images.
                Training takes about 1:53 with 2 runs at once, estimated from a few images of
                each variant on this machine. Tests and pictures take more time.
                It takes 15 repeats to detect a true difference of 0.3 points 80 times in 100
                with 4 comparisons, if the differences between paired runs have a standard
                deviation of 0.30 points (from 12 runs in the models folder).
                """);
    }

    /** The example of the documentation, with a change of two levers and one of a variant that ships. */
    @ParameterizedTest
    @ValueSource(strings = {"variant: [baseline, tanh, wide, gentle, modern]"})
    void theStudyOfTheDocumentationIsWhole(String line) throws IOException {
        String docs = Files.readString(Path.of("docs", "using.md"));
        int start = docs.indexOf("trainer:\n  " + line);
        Path file = Files.createTempFile("study", ".yml");
        try {
            Files.writeString(file, docs.substring(start, docs.indexOf("```", start)));

            assertThat(text(file, 80, 0))
                    .contains("├─ var1 (not trained): + dropout 0.5 after fc1\n│  └─ gentle: dropout 0.5 → 0.2")
                    .contains("└─ modern: optimizer adam → adamw; weight decay 0 → 0.05")
                    .contains("25 runs (5 variants × 5 repeats)");
        } finally {
            Files.delete(file);
        }
    }
}
