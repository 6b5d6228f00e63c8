package dev.lenet.trainer.kernel;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * Runs DL4J's updater of a network as one parallel pass over all parameters: Adam, SGD, {@link Momentum} and DL4J's
 * Nesterov momentum, with L2 regularisation (part of the gradient) and weight decay (part of the update, which with
 * Adam makes AdamW).
 */
final class Updates {
    /** Parameters that one item of the pass updates. */
    private static final int CHUNK = 4096;

    /** Some consecutive parameters with the same updater, and the ranges of them with a penalty. */
    private record Block(int from, int to, UpdateRule rule, List<Penalty> penalties) {}

    private record Penalty(int from, int to, Regularization regularization) {}

    private final List<Block> blocks;
    private final boolean decays;
    private final float[] m;
    private final float[] v;
    private final float[] decay;

    private Updates(List<Block> blocks, int parameters) {
        this.blocks = blocks;
        this.decays = blocks.stream()
                .flatMap(block -> block.penalties.stream())
                .anyMatch(penalty -> penalty.regularization instanceof WeightDecay);
        this.m = new float[parameters];
        this.v = new float[parameters];
        this.decay = new float[decays ? parameters : 0];
    }

    /**
     * Reads a network's updater.
     *
     * @param network initialised
     * @param known the previous result, returned again if nothing has changed
     * @return null if the update needs anything other than the above
     */
    static @Nullable Updates of(MultiLayerNetwork network, @Nullable Updates known) {
        Updater updater = network.getUpdater();
        if (updater == null || updater.getClass() != MultiLayerUpdater.class) {
            return null;
        }
        List<UpdaterBlock> found = ((MultiLayerUpdater) updater).getUpdaterBlocks();
        if (known != null && known.isOf(found)) {
            return known;
        }
        for (Layer layer : network.getLayers()) {
            if (restricted(layer.conf().getLayer())) {
                return null;
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (UpdaterBlock block : found) {
            UpdateRule rule = UpdateRule.of(block.getGradientUpdater());
            List<Penalty> penalties = penalties(block);
            if (rule == null || penalties == null) {
                return null;
            }
            blocks.add(new Block(block.getParamOffsetStart(), block.getParamOffsetEnd(), rule, penalties));
        }
        return new Updates(List.copyOf(blocks), (int) network.numParams());
    }

    /** Whether gradients are clipped or parameters constrained. */
    private static boolean restricted(org.deeplearning4j.nn.conf.layers.Layer layer) {
        boolean bounded =
                layer.getConstraints() != null && !layer.getConstraints().isEmpty();
        boolean clipped = layer instanceof BaseLayer base
                && base.getGradientNormalization() != null
                && base.getGradientNormalization() != GradientNormalization.None;
        return bounded || clipped;
    }

    private static @Nullable List<Penalty> penalties(UpdaterBlock block) {
        List<Penalty> penalties = new ArrayList<>();
        for (UpdaterBlock.ParamState p : block.getLayersAndVariablesInBlock()) {
            List<Regularization> list = p.getLayer().getConfig().getRegularizationByParam(p.getParamName());
            for (Regularization r : list == null ? List.<Regularization>of() : list) {
                if (r.getClass() != L2Regularization.class && r.getClass() != WeightDecay.class) {
                    return null;
                }
                penalties.add(new Penalty(p.getParamOffsetStart(), p.getParamOffsetEnd(), r));
            }
        }
        return List.copyOf(penalties);
    }

    private boolean isOf(List<UpdaterBlock> found) {
        if (found.size() != blocks.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!blocks.get(i).rule.isOf(found.get(i).getGradientUpdater())) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns what regularisation adds to the score, as DL4J computes it.
     *
     * @param parameters flat parameters
     * @param iteration steps taken so far
     * @param epoch epochs finished so far
     * @return half the sum of squares, times the coefficient
     */
    double penalty(float[] parameters, int iteration, int epoch) {
        double sum = 0;
        for (Block block : blocks) {
            for (Penalty penalty : block.penalties) {
                double coefficient = penalty.regularization instanceof WeightDecay weightDecay
                        ? weightDecay.getCoeff().valueAt(iteration, epoch)
                        : ((L2Regularization) penalty.regularization).getL2().valueAt(iteration, epoch);
                sum += coefficient / 2 * squares(parameters, penalty.from, penalty.to);
            }
        }
        return sum;
    }

    /** In four sums, so that additions overlap. */
    private static double squares(float[] a, int from, int to) {
        double[] sums = new double[4];
        int i = from;
        for (; i <= to - 4; i += 4) {
            for (int k = 0; k < 4; k++) {
                sums[k] += (double) a[i + k] * a[i + k];
            }
        }
        for (; i < to; i++) {
            sums[0] += (double) a[i] * a[i];
        }
        return sums[0] + sums[1] + (sums[2] + sums[3]);
    }

    /**
     * Takes one step.
     *
     * @param team does the work
     * @param kernels arithmetic
     * @param images batch size
     * @param iteration steps taken so far
     * @param epoch epochs finished so far
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
        @Nullable AdamStep[] adam = new AdamStep[blocks.size()];
        for (int i = 0; i < adam.length; i++) {
            if (blocks.get(i).rule.updater().getConfig() instanceof Adam settings) {
                adam[i] = AdamStep.of(settings, images, iteration, epoch);
            }
        }
        int chunks = (parameters.length + CHUNK - 1) / CHUNK;
        team.run(chunks, (chunk, member) -> {
            int start = chunk * CHUNK;
            int end = Math.min(parameters.length, start + CHUNK);
            for (int i = 0; i < adam.length; i++) {
                Block block = blocks.get(i);
                int from = Math.max(start, block.from);
                int to = Math.min(end, block.to);
                if (from < to) {
                    penalize(block, images, iteration, epoch, parameters, gradient, from, to);
                    AdamStep step = adam[i];
                    if (step != null) {
                        adam(block, step, kernels, parameters, gradient, from, to);
                    } else {
                        descend(block, images, iteration, epoch, parameters, gradient, from, to);
                    }
                    if (decays) {
                        subtract(gradient, parameters, from, to);
                    }
                }
            }
            target.put(start, parameters, start, end - start);
        });
    }

    /** Adds L2 regularisation to the gradient, which is still a sum over the batch, and keeps weight decay for later. */
    private void penalize(Block block, int images, int iteration, int epoch, float[] p, float[] g, int start, int end) {
        if (decays) {
            java.util.Arrays.fill(decay, start, end, 0);
        }
        for (Penalty penalty : block.penalties) {
            int from = Math.max(start, penalty.from);
            int to = Math.min(end, penalty.to);
            if (penalty.regularization instanceof WeightDecay weightDecay) {
                double factor = weightDecay.getCoeff().valueAt(iteration, epoch);
                IUpdater settings = block.rule.updater().getConfig();
                if (weightDecay.isApplyLR() && settings.hasLearningRate()) {
                    factor *= settings.getLearningRate(iteration, epoch);
                }
                addScaled((float) factor, p, decay, from, to);
            } else if (penalty.regularization instanceof L2Regularization l2) {
                addScaled((float) (l2.getL2().valueAt(iteration, epoch) * images), p, g, from, to);
            }
        }
    }

    private static void addScaled(float factor, float[] a, float[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += factor * a[i];
        }
    }

    private void subtract(float[] update, float[] parameters, int from, int to) {
        for (int i = from; i < to; i++) {
            parameters[i] -= decay[i];
            update[i] += decay[i];
        }
    }

    private void adam(Block block, AdamStep step, ElementKernels kernels, float[] p, float[] g, int from, int to) {
        FloatBuffer first = block.rule.state().get(0);
        FloatBuffer second = block.rule.state().get(1);
        int at = from - block.from;
        first.get(at, m, from, to - from);
        second.get(at, v, from, to - from);
        kernels.adam(step, p, g, m, v, from, to);
        first.put(at, m, from, to - from);
        second.put(at, v, from, to - from);
    }

    /** Takes steps without second moments. Running statistics of batch norm simply subtract their gradient. */
    private void descend(Block block, int images, int iteration, int epoch, float[] p, float[] g, int from, int to) {
        IUpdater settings = block.rule.updater().getConfig();
        if (settings instanceof Nesterovs nesterovs) {
            float rate = (float) (nesterovs.getLearningRate(iteration, epoch) / images);
            float momentum = (float) nesterovs.currentMomentum(iteration, epoch);
            FloatBuffer velocity = block.rule.state().get(0);
            int at = from - block.from;
            velocity.get(at, m, from, to - from);
            if (settings instanceof Momentum own) {
                momentum(own, (float) own.carry(iteration, epoch), rate, g, m, from, to);
            } else {
                nesterovs(rate, momentum, g, m, from, to);
            }
            velocity.put(at, m, from, to - from);
        } else if (settings instanceof Sgd sgd) {
            float rate = (float) (sgd.getLearningRate(iteration, epoch) / images);
            for (int i = from; i < to; i++) {
                g[i] *= rate;
            }
        }
        for (int i = from; i < to; i++) {
            p[i] -= g[i];
        }
    }

    /** {@code v' = carry v - rate g}; the update is {@code -v'}, or looks ahead to {@code rate g - momentum v'}. */
    private static void momentum(
            Momentum settings, float carry, float rate, float[] g, float[] velocity, int from, int to) {
        float ahead = (float) settings.getMomentum();
        for (int i = from; i < to; i++) {
            float descent = rate * g[i];
            float after = carry * velocity[i] - descent;
            velocity[i] = after;
            g[i] = settings.isNesterov() ? descent - ahead * after : -after;
        }
    }

    /** {@code v' = momentum v - rate g}; the update is {@code momentum v - (1 + momentum) v'} (Sutskever et al., 2013). */
    private static void nesterovs(float rate, float momentum, float[] g, float[] velocity, int from, int to) {
        for (int i = from; i < to; i++) {
            float before = momentum * velocity[i];
            float after = before - rate * g[i];
            velocity[i] = after;
            g[i] = before - (1 + momentum) * after;
        }
    }
}
