package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.kernel.NetworkSpec.Act;
import dev.lenet.trainer.kernel.NetworkSpec.Conv;
import dev.lenet.trainer.kernel.NetworkSpec.Hidden;
import dev.lenet.trainer.kernel.NetworkSpec.Pool;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.schedule.MapSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Some steps of each updater against stock DL4J: parameters, state and score. */
class UpdatesTests {
    private static final NetworkSpec SPEC = new NetworkSpec(
            new int[] {1, 9, 10},
            List.of(new Conv(3, 3, 1, false, Act.TANH, Pool.AVG)),
            List.of(new Hidden(7, false, Act.SWISH, 1)),
            3,
            false);

    private record Case(
            IUpdater updater, List<Regularization> regularization, Consumer<BaseLayer> more, boolean ours) {}

    static Stream<Named<Case>> cases() {
        var schedule = new MapSchedule.Builder(ScheduleType.ITERATION)
                .add(0, 0.05)
                .add(2, 0.01)
                .build();
        return Stream.of(
                named("Adam", new Adam(1e-2), true),
                named("Adam, L2", new Adam(1e-2), true, new L2Regularization(0.3)),
                named("AdamW", new Adam(1e-2), true, new WeightDecay(0.1, true)),
                named("Adam, decay without rate", new Adam(1e-2), true, new WeightDecay(0.01, false)),
                named("SGD", new Sgd(0.1), true),
                named(
                        "SGD, schedule, both penalties",
                        new Sgd(schedule),
                        true,
                        new L2Regularization(0.1),
                        new WeightDecay(0.1, true)),
                named("Nesterov", new Nesterovs(0.1, 0.8), true),
                named("Nesterov, schedule, decay", new Nesterovs(schedule, 0.9), true, new WeightDecay(0.1, true)),
                named(
                        "momentum, schedule, L2",
                        new Momentum(schedule, 0.9, false, 100),
                        true,
                        new L2Regularization(0.1)),
                named("Nesterov as in PyTorch, schedule", new Momentum(schedule, 0.9, true, 100), true),
                named("RMSProp, by DL4J", new RmsProp(1e-2), false),
                named("L1, by DL4J", new Adam(1e-2), false, new L1Regularization(0.01)),
                Named.of(
                        "clipping, by DL4J",
                        new Case(
                                new Adam(1e-2),
                                List.of(),
                                layer -> {
                                    layer.setGradientNormalization(GradientNormalization.ClipL2PerLayer);
                                    layer.setGradientNormalizationThreshold(0.1);
                                },
                                false)));
    }

    private static Named<Case> named(String name, IUpdater updater, boolean ours, Regularization... regularization) {
        return Named.of(name, new Case(updater, List.of(regularization), layer -> {}, ours));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void stepLikeStock(Case test) {
        MultiLayerNetwork stock = new MultiLayerNetwork(configuration(test));
        stock.init();
        FusedNetwork fused = new FusedNetwork(configuration(test), 2);
        fused.init();
        fused.params().assign(stock.params());
        assertThat(Updates.of(fused, null) != null).isEqualTo(test.ours);
        for (int step = 0; step < 4; step++) {
            DataSet batch = SPEC.batch(12, step, true);
            stock.fit(batch.getFeatures(), batch.getLabels());
            fused.fit(batch.getFeatures(), batch.getLabels());
            assertThat(fused.score()).as("score of step %d", step).isCloseTo(stock.score(), within(1e-4));
            assertThat(Nets.relativeError(fused.params(), stock.params()))
                    .as("parameters after step %d", step)
                    .isLessThan(3e-4);
        }
        assertThat(fused.score(SPEC.batch(12, 9, true))).isCloseTo(stock.score(SPEC.batch(12, 9, true)), within(1e-4));
        if (stock.getUpdater().getStateViewArray() != null) {
            assertThat(Nets.relativeError(
                            fused.getUpdater().getStateViewArray(),
                            stock.getUpdater().getStateViewArray()))
                    .isLessThan(1e-3);
        }
        FusedNetwork copy = fused.clone();
        assertThat(copy.params()).isEqualTo(fused.params());
        copy.close();
        fused.close();
    }

    private static MultiLayerConfiguration configuration(Case test) {
        MultiLayerConfiguration configuration = SPEC.configuration(test.updater.clone());
        configuration.getConfs().forEach(conf -> {
            if (conf.getLayer() instanceof BaseLayer layer && layer.getRegularizationByParam("W") != null) {
                layer.getRegularization().addAll(test.regularization);
                test.more.accept(layer);
            }
        });
        return configuration;
    }
}
