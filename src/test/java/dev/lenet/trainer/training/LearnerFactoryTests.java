package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.model.ActivationKind;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.NormKind;
import dev.lenet.trainer.model.PoolingKind;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.Specs;
import java.util.List;
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
    void noPartOfAnArchitectureFallsBackToDl4jsOwnCode() {
        for (ActivationKind activation : ActivationKind.values()) {
            for (PoolingKind pooling : PoolingKind.values()) {
                for (NormKind norm : NormKind.values()) {
                    Architecture architecture = Architecture.LENET5
                            .with("activation", activation)
                            .with("pooling", List.of(pooling))
                            .with("batchNorm", norm);
                    assertThat(onCpu.describe(architecture))
                            .as("%s", architecture)
                            .isEqualTo(onCpu.describe());
                    assertThat(onGpu.describe(architecture)).isEqualTo("DL4J");
                }
            }
        }
    }

    private static LearnerFactory factory(Backend backend) {
        return new LearnerFactory(backend);
    }
}
