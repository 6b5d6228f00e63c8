package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lenet.trainer.kernel.NetworkSpec.Act;
import dev.lenet.trainer.kernel.NetworkSpec.Conv;
import dev.lenet.trainer.kernel.NetworkSpec.Hidden;
import dev.lenet.trainer.kernel.NetworkSpec.Pool;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A vector is an object unless HotSpot inlines all that it passes through. If it does not, a network leaves hundreds of kilobytes
 * of garbage per step, and trains at half its speed or less.
 */
class GarbageTests {

    /** With this many, HotSpot has compiled the blocks of each network, not only their loops. */
    private static final int STEPS = 8_000;

    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** In one process, as in a study of activations. HotSpot compiles by what it has met, so each network may slow down the next. */
    @Test
    void networksOneAfterAnotherMakeNone() {
        assertThat(List.of(Act.SIGMOID, Act.TANH, Act.RELU))
                .allSatisfy(act -> assertThat(bytesOfAStep(act)).as(act.name()).isLessThan(10_000));
    }

    private static long bytesOfAStep(Act act) {
        NetworkSpec spec = new NetworkSpec(
                new int[] {1, 8, 8},
                List.of(new Conv(2, 3, 1, false, act, Pool.MAX), new Conv(2, 3, 0, false, act, Pool.MAX)),
                List.of(new Hidden(8, false, act, 1), new Hidden(8, false, act, 1)),
                2,
                true);
        DataSet data = spec.batch(64, 1, false);
        FusedNetwork network = new FusedNetwork(spec.configuration(), 1);
        network.init();
        long bytes = 0;
        for (int step = 0; step < STEPS; step++) {
            long before = MEMORY.getCurrentThreadAllocatedBytes();
            network.fit(data);
            bytes = MEMORY.getCurrentThreadAllocatedBytes() - before;
        }
        network.close();
        return bytes;
    }
}
