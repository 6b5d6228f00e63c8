package dev.lenet.trainer.kernel;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.NoOpUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * DL4J's updater of a network, when it is Adam throughout (and nothing at all for the running statistics of batch norm):
 * the update of all parameters is then one parallel pass over DL4J's own state, which stays where it is.
 */
final class AdamBlocks {
    /** Parameters that one item of the pass updates. */
    private static final int CHUNK = 4096;

    /** Some consecutive parameters with the same settings; without moments they just take their gradient away. */
    private record Block(
            int from, int to, @Nullable Adam settings, FloatBuffer firstMoments, FloatBuffer secondMoments) {}

    private final List<Block> blocks;
    private final List<INDArray> states;
    private final float[] m;
    private final float[] v;

    private AdamBlocks(List<Block> blocks, List<INDArray> states, int parameters) {
        this.blocks = blocks;
        this.states = states;
        this.m = new float[parameters];
        this.v = new float[parameters];
    }

    /**
     * Looks at an updater.
     *
     * @param updater a network's
     * @param known what was found the last time, given back if nothing has changed
     * @param parameters of the network
     * @return null if the updater is anything but Adam
     */
    static @Nullable AdamBlocks of(@Nullable Updater updater, @Nullable AdamBlocks known, int parameters) {
        if (updater == null || updater.getClass() != MultiLayerUpdater.class) {
            return null;
        }
        List<UpdaterBlock> found = ((MultiLayerUpdater) updater).getUpdaterBlocks();
        if (known != null && known.isOf(found)) {
            return known;
        }
        List<Block> blocks = new ArrayList<>();
        List<INDArray> states = new ArrayList<>();
        FloatBuffer none = FloatBuffer.allocate(0);
        for (UpdaterBlock block : found) {
            int from = block.getParamOffsetStart();
            int to = block.getParamOffsetEnd();
            GradientUpdater<?> kind = block.getGradientUpdater();
            if (kind instanceof AdamUpdater adam) {
                blocks.add(new Block(from, to, adam.getConfig(), Floats.of(adam.getM()), Floats.of(adam.getV())));
                states.add(adam.getM());
                states.add(adam.getV());
            } else if (kind instanceof NoOpUpdater) {
                blocks.add(new Block(from, to, null, none, none));
            } else {
                return null;
            }
        }
        return new AdamBlocks(List.copyOf(blocks), List.copyOf(states), parameters);
    }

    private boolean isOf(List<UpdaterBlock> found) {
        if (found.size() != blocks.size()) {
            return false;
        }
        int state = 0;
        for (int i = 0; i < found.size(); i++) {
            GradientUpdater<?> kind = found.get(i).getGradientUpdater();
            if (kind instanceof AdamUpdater adam) {
                // The very arrays and settings: a restored state or a new learning rate brings new ones.
                if (adam.getConfig() != blocks.get(i).settings
                        || adam.getM() != states.get(state++)
                        || adam.getV() != states.get(state++)) {
                    return false;
                }
            } else if (blocks.get(i).settings != null) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes one step.
     *
     * @param team to do it
     * @param kernels arithmetic
     * @param images batch size
     * @param iteration steps taken before
     * @param epoch epochs finished before
     * @param parameters flat parameters, changed
     * @param gradient summed over the batch, replaced by the update
     * @param target receives the parameters too
     */
    void step(
            Team team,
            ElementKernels kernels,
            int images,
            int iteration,
            int epoch,
            float[] parameters,
            float[] gradient,
            FloatBuffer target) {
        @Nullable AdamStep[] steps = new AdamStep[blocks.size()];
        for (int i = 0; i < steps.length; i++) {
            Adam settings = blocks.get(i).settings;
            if (settings != null) {
                double rate = settings.getLearningRate(iteration, epoch);
                steps[i] = AdamStep.of(
                        images, rate, settings.getBeta1(), settings.getBeta2(), settings.getEpsilon(), iteration);
            }
        }
        int chunks = (parameters.length + CHUNK - 1) / CHUNK;
        team.run(chunks, (chunk, member) -> {
            int start = chunk * CHUNK;
            int end = Math.min(parameters.length, start + CHUNK);
            for (int i = 0; i < steps.length; i++) {
                Block block = blocks.get(i);
                int from = Math.max(start, block.from);
                int to = Math.min(end, block.to);
                if (from < to) {
                    update(kernels, block, steps[i], parameters, gradient, from, to);
                }
            }
            target.put(start, parameters, start, end - start);
        });
    }

    private void update(
            ElementKernels kernels,
            Block block,
            @Nullable AdamStep step,
            float[] parameters,
            float[] gradient,
            int from,
            int to) {
        if (step == null) {
            for (int i = from; i < to; i++) {
                parameters[i] -= gradient[i];
            }
            return;
        }
        int at = from - block.from;
        block.firstMoments.get(at, m, from, to - from);
        block.secondMoments.get(at, v, from, to - from);
        kernels.adam(step, parameters, gradient, m, v, from, to);
        block.firstMoments.put(at, m, from, to - from);
        block.secondMoments.put(at, v, from, to - from);
    }
}
