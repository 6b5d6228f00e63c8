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
 * DL4J's updater of some consecutive parameters, with DL4J's own state, which is used in place.
 *
 * @param updater DL4J's
 * @param arrays its state, to see whether it has been replaced
 * @param state the memory of those arrays
 */
record UpdateRule(GradientUpdater<?> updater, List<INDArray> arrays, List<FloatBuffer> state) {
    /**
     * Reads an updater.
     *
     * @param updater of a block of parameters
     * @return null if it is none of Adam, SGD, Nesterov momentum and the updater that does nothing
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

    /** Whether a block still has the same updater and state: restoring a state or setting a learning rate replaces them. */
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
