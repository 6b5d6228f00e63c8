package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.dataset.StratifiedSplit;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** DL4J's own path, whose dropout draws from a generator with a state. The kernels' is covered by whole runs. */
class ResumePointTests {

    private static final RunSpec SPEC = Specs.of(
                    Five.VAR2, Specs.recipe(3, 32, 0.002, Specs.schedule(ScheduleKind.COSINE)))
            .with("seed", 7L);

    private static TrainingData data;

    private final TrainingService service = new TrainingService(new StockFactory());

    @BeforeAll
    static void loadSample() {
        Dataset sample = SampleImages.load();
        int[] labels = sample.train().labels();
        int[] training = StratifiedSplit.holdOut(labels, 0.2, 1).training();
        data = new TrainingData(
                sample.train(),
                StratifiedSplit.subset(labels, training, 100, 1),
                StratifiedSplit.holdOut(labels, 0.02, 1).validation());
    }

    @Test
    void stockDl4jGoesOnExactly() {
        List<MultiLayerNetwork> afterEpoch = new ArrayList<>();
        float[] whole;
        List<EpochMetrics> history;
        try (RunResult result = service.train(SPEC, data, 1, keeping(afterEpoch), () -> false)) {
            whole = result.network().params().dup().data().asFloat();
            history = result.history();
        }
        Nd4j.getRandom().setSeed(99); // another session's random numbers

        EpochMetrics first = history.get(0);
        ResumePoint from = new ResumePoint(List.of(first), afterEpoch.get(0), afterEpoch.get(0), null);
        List<MultiLayerNetwork> resumedAfterEpoch = new ArrayList<>();
        try (RunResult result = service.train(SPEC, data, 1, from, keeping(resumedAfterEpoch), () -> false)) {
            assertThat(result.network().params().dup().data().asFloat()).isEqualTo(whole);
            assertThat(result.history()).hasSize(3);
            for (int i = 0; i < 3; i++) {
                assertThat(result.history().get(i))
                        .usingRecursiveComparison()
                        .ignoringFields("seconds", "imagesPerSecond")
                        .isEqualTo(history.get(i));
            }
        }
        MultiLayerNetwork last = resumedAfterEpoch.get(1);
        assertThat(last.getUpdater().getStateViewArray())
                .isEqualTo(afterEpoch.get(2).getUpdater().getStateViewArray());
        assertThat(last.getIterationCount()).isEqualTo(12);
    }

    private static TrainingListener keeping(List<MultiLayerNetwork> networks) {
        return new TrainingListener() {
            @Override
            public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                networks.add(network.clone());
            }
        };
    }

    /** What trains where the kernels cannot. */
    private static final class StockFactory extends LearnerFactory {

        StockFactory() {
            super(Backend.cpu("a test"));
        }

        @Override
        Learner create(NetworkDefinition definition, int threads) {
            return Dl4jLearner.create(definition);
        }
    }
}
