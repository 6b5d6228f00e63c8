package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.model.ActivationKind;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.Specs;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which code trains on which backend. */
class LearnerFactoryTests {

    private final LearnerFactory onCpu = factory(Backend.cpu("a test"));
    private final LearnerFactory onGpu = factory(new Backend(Backend.Kind.CUDA, "Tesla T4", null, "a test"));

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void theCpuHasTheTrainersKernels(Variant variant) {
        Learner learner = onCpu.create(Specs.of(variant, Recipe.REFERENCE).network(1000), 1);

        assertThat(learner).isInstanceOf(FusedLearner.class);
        assertThat(learner.network()).isInstanceOf(FusedNetwork.class);
        assertThat(onCpu.describe()).doesNotContain("DL4J");
        learner.network().close();
    }

    @ParameterizedTest
    @MethodSource("dev.lenet.trainer.model.Five#all")
    void cudaHasDl4jsOwnCode(Variant variant) {
        Learner learner = onGpu.create(Specs.of(variant, Recipe.REFERENCE).network(1000), 1);

        assertThat(learner).isInstanceOf(Dl4jLearner.class);
        assertThat(learner.network()).isExactlyInstanceOf(MultiLayerNetwork.class);
        assertThat(onGpu.describe()).isEqualTo("DL4J");
        assertThat(onGpu.fastest(learner.network(), 1)).isSameAs(learner.network());
        learner.network().close();
    }

    @Test
    void aNetworkThatTheKernelsDoNotKnowIsToldWithTheReason() {
        Architecture other = Architecture.LENET5.with("activation", ActivationKind.TANH);
        Learner learner = onCpu.create(new NetworkDefinition(other, Recipe.REFERENCE, 1, 1000), 1);

        assertThat(onCpu.describe(other))
                .isEqualTo(
                        learner instanceof Dl4jLearner
                                ? "DL4J, because the kernels do not know this network"
                                : onCpu.describe());
        assertThat(onCpu.describe(Architecture.LENET5)).isEqualTo(onCpu.describe());
        assertThat(onGpu.describe(other)).isEqualTo("DL4J");
        learner.network().close();
    }

    private static LearnerFactory factory(Backend backend) {
        return new LearnerFactory(backend);
    }
}
