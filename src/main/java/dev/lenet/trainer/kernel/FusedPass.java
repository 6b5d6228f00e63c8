package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.LeNet.*;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Forward and backward pass of a batch. Without batch norm a group goes all the way in one piece; batch norm needs sums
 * over the whole batch four times, and the groups wait for each other there.
 */
final class FusedPass implements AutoCloseable {
    /** A batch is cut into at most this many pieces: more than the threads of most machines, few enough for their sums. */
    private static final int MAX_PIECES = 16;

    /** Flat parameters, copied in before a pass; flat gradient, summed over the batch, copied out after. */
    final float[] parameters;

    final float[] gradient;
    final Batch batch = new Batch();

    private final LeNetStack stack;
    private final Kernels kernels;
    private final Team team;
    private final ForwardPass forward;
    private final BackwardPass backward;
    private final GradientReduction reduction;
    private final Normalizer norm1;
    private final Normalizer norm2;
    private Scratch[] scratches = new Scratch[0];
    private ConvolutionSums[] sums = new ConvolutionSums[0];

    FusedPass(LeNetStack stack, Kernels kernels, int threads) {
        this.stack = stack;
        this.kernels = kernels;
        this.team = new Team(threads);
        this.parameters = new float[stack.parameters()];
        this.gradient = new float[stack.parameters()];
        this.forward = new ForwardPass(stack, kernels, parameters);
        this.backward = new BackwardPass(stack, kernels, parameters);
        this.reduction = new GradientReduction(stack, kernels.dense(), gradient);
        ElementKernels elements = kernels.elements();
        this.norm1 = new Normalizer(stack.norm1(), C1, WIDTH1, elements, parameters, stack.bias1(), stack.gamma1());
        this.norm2 = new Normalizer(stack.norm2(), C2, WIDTH2, elements, parameters, stack.bias2(), stack.gamma2());
    }

    /**
     * Probabilities of a batch, with running statistics and without dropout.
     *
     * <p>The batch has its size and features set.
     */
    void infer() {
        norm1.fixed();
        norm2.fixed();
        reserve(team.size());
        team.run(batch.groups(), (group, member) -> {
            Scratch s = scratches[member];
            forward.load(batch, group, s);
            forward.convolve1(s);
            forward.convolve2(norm1.channels, s);
            forward.dense(norm2.channels, null, group, s);
            SoftmaxLoss.softmax(s.h3, batch, group);
        });
    }

    /** Losses and hits of the probabilities just inferred. */
    void score() {
        for (int group = 0; group < batch.groups(); group++) {
            SoftmaxLoss.score(batch, group);
        }
    }

    /**
     * Probabilities, losses and hits of a batch as in training, and if asked for the gradient.
     *
     * <p>The batch has its size, features and labels set.
     *
     * @param iteration steps taken before, for dropout
     * @param withGradient false for the forward pass alone
     */
    void train(int iteration, boolean withGradient) {
        DropoutMask mask = stack.dropout() ? new DropoutMask(stack.seed(), iteration, stack.keep()) : null;
        if (withGradient) {
            batch.resizeForGradient();
        }
        int groups = batch.groups();
        int pieces = Math.min(groups, MAX_PIECES);
        if (stack.normalized()) {
            reserve(groups);
            normalizedForward(groups, mask);
            if (withGradient) {
                reserveSums(pieces);
                normalizedBackward(groups, pieces);
            }
        } else {
            reserve(team.size());
            reserveSums(pieces);
            norm1.fixed();
            norm2.fixed();
            team.run(pieces, (piece, member) -> piece(piece, pieces, scratches[member], mask, withGradient));
        }
        if (withGradient) {
            team.run(GradientReduction.ITEMS, (item, member) -> reduction.run(item, batch, sums, pieces));
        }
    }

    /**
     * Takes a step with the gradient, which becomes the update.
     *
     * @param adam the updater
     * @param iteration steps taken before
     * @param epoch epochs finished before
     * @param target receives the new parameters
     */
    void update(AdamBlocks adam, int iteration, int epoch, FloatBuffer target) {
        adam.step(team, kernels.elements(), batch.images, iteration, epoch, parameters, gradient, target);
    }

    private void piece(int piece, int pieces, Scratch s, @Nullable DropoutMask mask, boolean withGradient) {
        ConvolutionSums sum = sums[piece];
        sum.clear();
        for (int group = first(piece, pieces); group < first(piece + 1, pieces); group++) {
            forward.load(batch, group, s);
            forward.convolve1(s);
            forward.convolve2(norm1.channels, s);
            end(mask, group, s);
            if (withGradient) {
                backward.dense(batch, group, s);
                backward.convolution2(norm2.channels, s, sum);
                backward.convolution1(norm1.channels, s, sum);
            }
        }
    }

    private int first(int piece, int pieces) {
        return piece * batch.groups() / pieces;
    }

    private void end(@Nullable DropoutMask mask, int group, Scratch s) {
        forward.dense(norm2.channels, mask, group, s);
        SoftmaxLoss.softmax(s.h3, batch, group);
        SoftmaxLoss.score(batch, group);
    }

    private void normalizedForward(int groups, @Nullable DropoutMask mask) {
        norm1.resize(groups);
        norm2.resize(groups);
        team.run(groups, (group, member) -> {
            Scratch s = scratches[group];
            forward.load(batch, group, s);
            forward.convolve1(s);
            norm1.gather(group, s.z1, s);
        });
        norm1.normalize(batch);
        team.run(groups, (group, member) -> {
            Scratch s = scratches[group];
            forward.convolve2(norm1.channels, s);
            norm2.gather(group, s.z2, s);
        });
        norm2.normalize(batch);
        team.run(groups, (group, member) -> end(mask, group, scratches[group]));
    }

    private void normalizedBackward(int groups, int pieces) {
        PoolingKernels pooling = stack.maxPooling() ? kernels.maxPooling() : kernels.averagePooling();
        team.run(groups, (group, member) -> {
            Scratch s = scratches[group];
            backward.dense(batch, group, s);
            norm2.gatherGradient(group, pooling, stack.rectifier(), s.z2, WIDTH2, s.dp2, s);
        });
        norm2.differentiate(batch, gradient);
        team.run(pieces, (piece, member) -> {
            sums[piece].clear();
            for (int group = first(piece, pieces); group < first(piece + 1, pieces); group++) {
                Scratch s = scratches[group];
                backward.convolution2(norm2.channels, s, sums[piece]);
                norm1.gatherGradient(group, pooling, stack.rectifier(), s.z1, WIDTH1, s.dp1, s);
            }
        });
        norm1.differentiate(batch, gradient);
        team.run(pieces, (piece, member) -> {
            for (int group = first(piece, pieces); group < first(piece + 1, pieces); group++) {
                backward.convolution1(norm1.channels, scratches[group], sums[piece]);
            }
        });
    }

    private void reserve(int count) {
        int had = scratches.length;
        if (had < count) {
            scratches = Arrays.copyOf(scratches, count);
            Arrays.setAll(scratches, i -> i < had ? scratches[i] : new Scratch());
        }
    }

    private void reserveSums(int count) {
        int had = sums.length;
        if (had < count) {
            sums = Arrays.copyOf(sums, count);
            Arrays.setAll(sums, i -> i < had ? sums[i] : new ConvolutionSums());
        }
    }

    @Override
    public void close() {
        team.close();
    }
}
