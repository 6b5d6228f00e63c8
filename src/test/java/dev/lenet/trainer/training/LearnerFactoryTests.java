package dev.lenet.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.model.Configurations;
import dev.lenet.trainer.model.Variant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.schedule.FixedSchedule;

/** Which code trains on which backend. */
class LearnerFactoryTests {

    private final LearnerFactory onCpu = factory(Backend.cpu("a test"));
    private final LearnerFactory onGpu = factory(new Backend(Backend.Kind.CUDA, "Tesla T4", null, "a test"));

    @ParameterizedTest
    @EnumSource
    void theCpuHasTheTrainersKernels(Variant variant) {
        Learner learner = onCpu.create(variant, 1, new FixedSchedule(0.001), 1);

        assertThat(learner).isInstanceOf(FusedLearner.class);
        assertThat(learner.network()).isInstanceOf(FusedNetwork.class);
        assertThat(onCpu.describe()).doesNotContain("DL4J");
        learner.network().close();
    }

    @ParameterizedTest
    @EnumSource
    void cudaHasDl4jsOwnCode(Variant variant) {
        Learner learner = onGpu.create(variant, 1, new FixedSchedule(0.001), 1);

        assertThat(learner).isInstanceOf(Dl4jLearner.class);
        assertThat(learner.network()).isExactlyInstanceOf(MultiLayerNetwork.class);
        assertThat(onGpu.describe()).isEqualTo("DL4J");
        assertThat(onGpu.fastest(learner.network(), 1)).isSameAs(learner.network());
        learner.network().close();
    }

    private static LearnerFactory factory(Backend backend) {
        return new LearnerFactory(
                Arrays.stream(Variant.values()).collect(Collectors.toMap(Variant::modelName, Configurations::of)),
                backend);
    }
}
