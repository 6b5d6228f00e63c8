package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.dataset.StratifiedSplit;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.Schedule;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.run.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

/** Runs on a few hundred images of the embedded sample. */
class TrainingServiceTests {

    private static TrainingData data;

    private final TrainingService service = new TrainingService(new LearnerFactory(Backend.cpu("a test")));
    private final Recorder recorder = new Recorder();

    @BeforeAll
    static void loadSample() {
        Dataset sample = SampleImages.load();
        int[] labels = sample.train().labels();
        int[] training = StratifiedSplit.holdOut(labels, 0.2, 1).training();
        data = new TrainingData(
                sample.train(),
                StratifiedSplit.subset(labels, training, 330, 1),
                StratifiedSplit.holdOut(labels, 0.02, 1).validation());
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void everyVariantLearns(Variant variant) {
        train(spec(variant, 3, 0.002));

        assertThat(recorder.epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3);
        assertThat(recorder.epochs.get(2).trainLoss())
                .isLessThan(0.8 * recorder.epochs.get(0).trainLoss());
        assertThat(recorder.epochs.get(2).validationAccuracy()).isGreaterThan(0.4);
    }

    @Nested
    class Repeating {

        @ParameterizedTest
        @MethodSource("dev.lenet.trainer.model.Five#all")
        void sameSeedGivesTheSameBits(Variant variant) {
            float[] first = parameters(spec(variant, 2, 0.001), 1);

            assertThat(parameters(spec(variant, 2, 0.001), 1)).isEqualTo(first);
        }

        @Test
        void neitherThreadsNorNeighboursChangeABit() {
            RunSpec spec = spec(Five.VAR4, 2, 0.001);
            float[] alone = parameters(spec, 1);

            var neighbour = CompletableFuture.supplyAsync(() -> parameters(spec(Five.VAR3, 3, 0.001), 2));
            Nd4j.getRandom().setSeed(12345); // what someone else does with this thread's random numbers
            assertThat(parameters(spec, 2)).isEqualTo(alone);
            neighbour.join();
        }

        @Test
        void augmentationDependsOnTheSeedAndNotOnThreads() {
            float[] augmented = parameters(augmented(10), 1);

            assertThat(parameters(augmented(10), 2)).isEqualTo(augmented);
            assertThat(parameters(augmented(5), 1)).isNotEqualTo(augmented);
            // Changes of no strength leave the images alone.
            assertThat(parameters(spec(Five.VAR1, 2, 0.001), 1)).isEqualTo(parameters(unchanged(), 1));
        }

        private RunSpec unchanged() {
            return with(new AugmentationSettings(0, 0, 0, 0));
        }

        private RunSpec augmented(double degrees) {
            return with(new AugmentationSettings(degrees, 0.5, 0.1, 0.1));
        }

        private RunSpec with(AugmentationSettings settings) {
            return spec(Five.VAR1, 2, 0.001).with("augmentation", settings);
        }

        @Test
        void anotherSeedGivesAnotherModel() {
            RunSpec other = spec(Five.BASELINE, 1, 0.001).with("seed", 43L);

            assertThat(parameters(other, 1)).isNotEqualTo(parameters(spec(Five.BASELINE, 1, 0.001), 1));
        }
    }

    @Test
    void learningRateFollowsTheScheduleByEpoch() {
        RunSpec spec = Specs.of(Five.BASELINE, Specs.recipe(4, 110, 0.004, new Schedule(ScheduleKind.STEP, 2, 0.25)));
        List<Double> applied = new ArrayList<>();
        train(spec, new TrainingListener() {
            @Override
            public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                recorder.epochFinished(metrics, best, network);
                applied.add(network.getLearningRate(0));
            }
        });

        assertThat(recorder.epochs).extracting(EpochMetrics::learningRate).containsExactly(0.004, 0.004, 0.001, 0.001);
        // DL4J's own view after each epoch, which is that of the next one.
        assertThat(applied).containsExactly(0.004, 0.001, 0.001, 0.00025);
    }

    @Test
    void aRateOfAlmostNothingLeavesTheWeightsAlone() {
        RunSpec spec = Specs.of(Five.BASELINE, Specs.recipe(2, 64, 0.001, new Schedule(ScheduleKind.STEP, 1, 1e-9)));
        List<float[]> after = new ArrayList<>();
        train(spec, new TrainingListener() {
            @Override
            public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                after.add(network.params().dup().data().asFloat());
            }
        });

        assertThat(after.get(1)).containsExactly(after.get(0), within(1e-8f));
    }

    @Test
    void resultHoldsTheBestEpochsNetwork() {
        try (RunResult result = train(spec(Five.VAR2, 4, 0.003))) {
            EpochMetrics best = Objects.requireNonNull(result.best());

            assertThat(best.validationAccuracy())
                    .isEqualTo(recorder.epochs.stream()
                            .mapToDouble(EpochMetrics::validationAccuracy)
                            .max()
                            .orElseThrow());
            assertThat(data.validate(result.network(), () -> false).accuracy()).isEqualTo(best.validationAccuracy());
            assertThat(data.validate(result.network(), () -> false).loss()).isEqualTo(best.validationLoss());
        }
    }

    @Test
    void progressCountsEveryImage() {
        train(spec(Five.BASELINE, 1, 0.001));

        assertThat(recorder.steps)
                .extracting(IterationProgress::imagesDone)
                .containsExactly(64, 128, 192, 256, 320, 330);
        IterationProgress last = recorder.steps.get(5);
        assertThat(last.imagesPerEpoch()).isEqualTo(330);
        assertThat(last.loss()).isEqualTo(recorder.epochs.get(0).trainLoss());
        assertThat(last.accuracy()).isEqualTo(recorder.epochs.get(0).trainAccuracy());
    }

    @Test
    void stopsBetweenTwoStepsWhenAsked() {
        try (RunResult result =
                service.train(spec(Five.BASELINE, 5, 0.001), data, 1, recorder, () -> recorder.steps.size() >= 8)) {
            assertThat(result.stopped()).isTrue();
            assertThat(result.history()).hasSize(1);
            assertThat(recorder.steps).hasSize(8);
        }
    }

    @Nested
    class Divergence {

        @Test
        void ofATrainingStepEndsTheRunWithItsReason() {
            assertThatExceptionOfType(DivergedException.class)
                    .isThrownBy(() -> train(spec(Five.BASELINE, 3, 1e30)))
                    .withMessageContaining("training diverged")
                    .withMessageContaining("epoch 1, step")
                    .withMessageContaining("a lower learning rate")
                    .withMessageContaining("there is no model");
            assertThat(recorder.epochs).isEmpty();
        }

        /** The only step of the epoch measures its loss before it ruins the weights. */
        @ParameterizedTest
        @MethodSource("dev.lenet.trainer.model.Five#all")
        void ofTheValidationIsNoEpoch(Variant variant) {
            assertThatExceptionOfType(DivergedException.class)
                    .isThrownBy(() -> train(oneStepPerEpoch(variant, 1e38)))
                    .withMessageContaining("the validation loss is NaN after epoch 1");
            assertThat(recorder.epochs).isEmpty();
        }

        @Test
        void ofAMomentIsNoEpoch() {
            TrainingListener spoiling = new TrainingListener() {

                private @Nullable MultiLayerNetwork network;

                @Override
                public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork now) {
                    recorder.epochs.add(metrics);
                    network = now;
                }

                @Override
                public void iterationFinished(IterationProgress progress) {
                    if (network != null) {
                        network.getUpdater().getStateViewArray().putScalar(0, Float.POSITIVE_INFINITY);
                    }
                }
            };
            assertThatExceptionOfType(DivergedException.class)
                    .isThrownBy(() -> train(oneStepPerEpoch(Five.BASELINE, 0.001), spoiling))
                    .withMessageContaining("a moment of the optimizer is not finite after epoch 2")
                    .withMessageContaining("The best epoch before it is kept.");
            assertThat(recorder.epochs).hasSize(1);
        }

        private RunSpec oneStepPerEpoch(Variant variant, double learningRate) {
            return Specs.of(variant, Specs.recipe(3, 330, learningRate, Specs.CONSTANT.schedule()));
        }
    }

    @Nested
    class Limits {

        @Test
        void aBatchLargerThanTheSplitIsRefused() {
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> train(spec(1, 331)))
                    .withMessageContaining("batch size of 331")
                    .withMessageContaining("330 images");
        }

        @Test
        void moreStepsThanCanBeCountedAreRefused() {
            TrainingService.check(spec(Integer.MAX_VALUE, 330), 330);
            TrainingService.check(spec(357_913_941, 64), 330);
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(() -> train(spec(357_913_942, 64)))
                    .withMessageContaining("357913942 epochs take 2147483652 training steps")
                    .withMessageContaining("at most 357913941 epochs");
        }

        private RunSpec spec(int epochs, int batchSize) {
            return Specs.of(Five.BASELINE, Specs.CONSTANT.with("epochs", epochs).with("batchSize", batchSize));
        }
    }

    private RunResult train(RunSpec spec) {
        return train(spec, recorder);
    }

    private RunResult train(RunSpec spec, TrainingListener listener) {
        return service.train(spec, data, 2, listener, () -> false);
    }

    private float[] parameters(RunSpec spec, int threads) {
        try (RunResult result = service.train(spec, data, threads, new TrainingListener() {}, () -> false)) {
            return result.network().params().dup().data().asFloat();
        }
    }

    private static RunSpec spec(Variant variant, int epochs, double learningRate) {
        return Specs.of(variant, Specs.CONSTANT.with("epochs", epochs).with("learningRate", learningRate));
    }

    private static final class Recorder implements TrainingListener {

        final List<EpochMetrics> epochs = new ArrayList<>();
        final List<IterationProgress> steps = new ArrayList<>();

        @Override
        public void iterationFinished(IterationProgress progress) {
            steps.add(progress);
        }

        @Override
        public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
            epochs.add(metrics);
        }
    }
}
