package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.cli.settings.Settings;
import dev.lenet.trainer.cli.settings.TrainerSettings;
import dev.lenet.trainer.dataset.ImagePreparation;
import dev.lenet.trainer.dataset.NormalizationKind;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.KeptEpoch;
import dev.lenet.trainer.model.Optimizer;
import dev.lenet.trainer.model.OptimizerKind;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Schedule;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.DataSpec;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.run.TestSelection;
import dev.lenet.trainer.study.RepeatingCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a command line asks for is what the command was made from, whatever the spec. */
class RepeatingCommandTests {

    private static final int CASES = 100;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void ofARunAsksForTheRun() {
        for (int i = 0; i < CASES; i++) {
            RunSpec spec = run(null);
            TrainerSettings settings = parse(RepeatingCommand.of(spec, Path.of("models", "a"), null));

            assertThat(settings.isStudy()).isFalse();
            assertThat(settings.spec(settings.data().dataset().id()))
                    .as("random seed %d, case %d", seed, i)
                    .isEqualTo(spec);
        }
    }

    @Test
    void ofAStudyAsksForTheStudy() {
        for (int i = 0; i < CASES; i++) {
            StudySpec spec = study();
            TrainerSettings settings = parse(RepeatingCommand.of(spec, Path.of("models", "a"), null));

            assertThat(settings.study(settings.data().dataset().id()))
                    .as("random seed %d, case %d", seed, i)
                    .isEqualTo(spec);
        }
    }

    @Test
    void ofOneFoldAsksForAllOfThem() {
        RunSpec spec = run(new Fold(2, 3));
        TrainerSettings settings = parse(RepeatingCommand.of(spec, Path.of("models", "a"), null));

        StudySpec study = settings.study(settings.data().dataset().id());
        assertThat(study.specs().get(0).with(spec.variant(), spec.seed(), spec.fold()))
                .as("random seed %d", seed)
                .isEqualTo(spec);
    }

    @Test
    void namesTheFolderOfOwnImagesAsAShellTakesIt() {
        RunSpec spec = run(null).with("dataset", "folder");

        assertThat(RepeatingCommand.of(spec, Path.of("models", "a"), "/data/flowers"))
                .endsWith(" --data-dir=/data/flowers");
        assertThat(RepeatingCommand.of(spec, Path.of("models", "a"), "/my data/it's"))
                .endsWith(" --data-dir='/my data/it'\\''s'");
        assertThat(parse(RepeatingCommand.of(spec, Path.of("models", "a"), "/data/flowers"))
                        .data()
                        .dataDir())
                .hasToString("/data/flowers");
    }

    @Test
    void ofAComparisonAsksForIt() {
        List<String> names = List.of("a", "study-1/var3");

        assertThat(parse(RepeatingCommand.comparing(names)).work().compare()).isEqualTo(names);
    }

    private static TrainerSettings parse(String command) {
        String program = "java -jar target/trainer.jar ";
        assertThat(command).startsWith(program);
        String[] words = command.substring(program.length()).split(" ");
        return Settings.commandLine(CommandLine.parse(words).springArguments()).check();
    }

    private StudySpec study() {
        List<Variant> variants = new ArrayList<>(Five.all().toList());
        Collections.shuffle(variants, random);
        int folds = random.nextBoolean() ? 0 : 2 + random.nextInt(999);
        RunSpec first = run(folds == 0 ? null : new Fold(1, folds));
        List<Variant> chosen = variants.subList(0, 1 + random.nextInt(variants.size()));
        int runsPerSeed = chosen.size() * Math.max(1, folds);
        long seeds = 1 + random.nextInt(Math.min(1000, StudySpec.MOST_RUNS / runsPerSeed));
        return Specs.study(
                chosen,
                folds,
                LongStream.range(0, seeds).mapToObj(each -> first.seed() + each).toList(),
                oneOf(TestSelection.values()),
                first.with(chosen.get(0), first.seed(), first.fold()));
    }

    private RunSpec run(@Nullable Fold fold) {
        int epochs = 1 + random.nextInt(100_000);
        return new RunSpec(
                oneOf(Five.all().toArray(Variant[]::new)),
                new DataSpec(
                        oneOf(new String[] {"sample", "fashion-mnist", "mnist", "kmnist", "cifar10", "folder"}),
                        random.nextBoolean() ? null : 1 + random.nextInt(60_000),
                        Math.nextUp(random.nextDouble() * 0.99),
                        random.nextLong(),
                        images()),
                new Recipe(
                        epochs,
                        1 + random.nextInt(1_000_000),
                        Math.exp(random.nextGaussian() * 20),
                        new Schedule(
                                oneOf(ScheduleKind.values()), 1 + random.nextInt(100_000), 1 - random.nextDouble()),
                        random.nextBoolean() ? 0 : random.nextInt(epochs + 1),
                        optimizer(),
                        random.nextBoolean() ? 0 : random.nextDouble(),
                        random.nextBoolean() ? 0 : random.nextDouble(),
                        oneOf(KeptEpoch.values())),
                random.nextBoolean()
                        ? null
                        : new AugmentationSettings(
                                random.nextDouble() * 180,
                                random.nextDouble(),
                                random.nextInt(2),
                                random.nextDouble() * 1e-5,
                                random.nextDouble(),
                                random.nextDouble() / 2,
                                random.nextInt(8)),
                fold,
                random.nextLong());
    }

    private Optimizer optimizer() {
        OptimizerKind kind = oneOf(OptimizerKind.values());
        double momentum = kind == OptimizerKind.SGD && random.nextBoolean() ? random.nextDouble() : 0;
        return new Optimizer(
                kind,
                momentum,
                momentum > 0 && random.nextBoolean(),
                random.nextBoolean() ? 0 : Math.exp(random.nextGaussian() * 20));
    }

    private ImagePreparation images() {
        return new ImagePreparation(
                random.nextBoolean() ? null : 8 + random.nextInt(57),
                random.nextBoolean() ? null : 1 + 2 * random.nextInt(2),
                random.nextBoolean(),
                random.nextBoolean(),
                oneOf(NormalizationKind.values()));
    }

    private <T> T oneOf(T[] values) {
        return Arrays.asList(values).get(random.nextInt(values.length));
    }
}
