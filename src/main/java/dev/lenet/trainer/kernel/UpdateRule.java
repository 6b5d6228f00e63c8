package dev.lenet.trainer.kernel;

import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.NesterovsUpdater;
import org.nd4j.linalg.learning.NoOpUpdater;
import org.nd4j.linalg.learning.SgdUpdater;

/**
 * What DL4J's updater does to some consecutive parameters, on DL4J's own state, which stays where it is.
 *
 * @param updater DL4J's
 * @param arrays its state, to see whether it has been replaced
 * @param state the memory of that
 */
record UpdateRule(GradientUpdater<?> updater, List<INDArray> arrays, List<FloatBuffer> state) {
    /**
     * Looks at an updater.
     *
     * @param updater of a block of parameters
     * @return null if it is neither Adam nor SGD, with or without Nesterov momentum, nor one that does nothing
     */
    static @Nullable UpdateRule of(GradientUpdater<?> updater) {
        List<INDArray> arrays = arrays(updater);
        return arrays == null
                ? null
                : new UpdateRule(
                        updater, arrays, arrays.stream().map(Floats::of).toList());
    }

    private static @Nullable List<INDArray> arrays(GradientUpdater<?> updater) {
        if (updater instanceof AdamUpdater adam) {
            return List.of(adam.getM(), adam.getV());
        }
        if (updater instanceof NesterovsUpdater nesterovs) {
            return List.of(nesterovs.getV());
        }
        return updater instanceof SgdUpdater || updater instanceof NoOpUpdater ? List.of() : null;
    }

    /** Whether a block still has this very updater and state: a restored state or a new learning rate brings new ones. */
    boolean isOf(GradientUpdater<?> found) {
        List<INDArray> current = found == updater ? arrays(found) : null;
        if (current == null || current.size() != arrays.size()) {
            return false;
        }
        for (int i = 0; i < current.size(); i++) {
            if (current.get(i) != arrays.get(i)) {
                return false;
            }
        }
        return true;
    }
}
