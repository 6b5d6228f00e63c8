package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Forward and backward pass of a batch. Without batch norm, a group passes through the whole network at once. Batch
 * norm needs sums over the whole batch, forward and backward, so the groups wait for each other there.
 */
final class FusedPass {
    /**
     * A batch is cut into at most this many pieces: more than most machines have threads, but few enough to keep their
     * sums small.
     */
    private static final int MAX_PIECES = 16;

    /** Flat parameters, copied in before a pass; flat gradient, summed over the batch, copied out after. */
    final float[] parameters;

    final float[] gradient;
    final Batch batch;
    final Plan plan;

    private final Kernels kernels;
    private final Team team;
    private final Block[] blocks;
    private final int last;
    private final int workspace;
    private final GradientReduction reduction;
    private Scratch[] scratches = new Scratch[0];
    private float[][] workspaces = new float[0][];
    private Sums[] sums = new Sums[0];

    FusedPass(Plan plan, Kernels kernels, Team team) {
        this.plan = plan;
        this.kernels = kernels;
        this.team = team;
        this.parameters = new float[plan.parameters()];
        this.gradient = new float[plan.parameters()];
        this.batch = new Batch(plan);
        this.blocks = new Block[plan.stages().size()];
        Arrays.setAll(blocks, i -> Block.of(plan, i, kernels, parameters));
        this.last = blocks.length - 1;
        this.workspace = Arrays.stream(blocks).mapToInt(Block::workspace).max().orElseThrow();
        this.reduction = new GradientReduction(blocks, gradient);
    }

    /**
     * Computes the probabilities of a batch, with running statistics and without dropout.
     *
     * <p>The batch's size and features must be set.
     */
    void infer() {
        prepare(false);
        reserve(team.size());
        team.run(batch.groups(), (group, member) -> forward(-1, last, group, -1, scratch(member, member)));
    }

    /**
     * Computes the output of a hidden dense layer before its batch norm and activation, with running statistics and without
     * dropout.
     *
     * <p>The batch's size and features must be set.
     *
     * @param stage index of the stage of a hidden dense layer
     * @return {@code [images][outputs]}, with unused rows at the end that fill up the last group
     */
    float[] products(int stage) {
        prepare(false);
        reserve(team.size());
        int outputs = plan.stages().get(stage).out().size();
        float[] rows = new float[batch.columns() * outputs];
        team.run(batch.groups(), (group, member) -> {
            Scratch s = scratch(member, member);
            forward(-1, stage, group, -1, s);
            Interleave.rows(s.z[stage], outputs, rows, group * SIZE * outputs);
        });
        return rows;
    }

    /** Losses and hits of the probabilities just inferred. */
    void score() {
        for (int group = 0; group < batch.groups(); group++) {
            SoftmaxLoss.score(batch, group);
        }
    }

    /**
     * Computes the probabilities, losses and hits of a batch as in training, and optionally the gradient.
     *
     * <p>The batch's size, features and labels must be set.
     *
     * @param iteration steps taken so far, for dropout
     * @param withGradient false for the forward pass alone
     */
    void train(int iteration, boolean withGradient) {
        prepare(withGradient);
        if (withGradient) {
            batch.resizeForGradient();
        }
        int groups = batch.groups();
        int pieces = Math.min(groups, MAX_PIECES);
        reserveSums(pieces);
        if (plan.nextNormalized(0) > last) {
            reserve(team.size());
            team.run(pieces, (piece, member) -> piece(piece, pieces, scratch(member, member), iteration, withGradient));
        } else {
            reserve(groups);
            forwardInStep(groups, iteration);
            if (withGradient) {
                backwardInStep(pieces);
            }
        }
        if (withGradient) {
            team.run(reduction.items(), (item, member) -> reduction.run(item, batch, sums, pieces));
        }
    }

    /**
     * Takes a step with the gradient, which becomes the update.
     *
     * @param updates the updater
     * @param iteration steps taken so far
     * @param epoch epochs finished so far
     * @param target receives the new parameters
     */
    void update(Updates updates, int iteration, int epoch, FloatBuffer target) {
        updates.step(team, kernels.elements(), batch.images, iteration, epoch, parameters, gradient, target);
    }

    private void prepare(boolean withGradient) {
        for (Block block : blocks) {
            block.prepare(withGradient);
            block.norm.fixed();
        }
    }

    private void piece(int piece, int pieces, Scratch s, int iteration, boolean withGradient) {
        sums[piece].clear();
        for (int group = first(piece, pieces); group < first(piece + 1, pieces); group++) {
            forward(-1, last, group, iteration, s);
            SoftmaxLoss.score(batch, group);
            if (withGradient) {
                SoftmaxLoss.gradient(s.z[last], batch, group);
                backward(last, -1, group, s, sums[piece]);
            }
        }
    }

    private int first(int piece, int pieces) {
        return piece * batch.groups() / pieces;
    }

    /**
     * Takes a group from the convolution or dense layer of one stage, which is done, through that of another, and
     * through softmax if that is the last.
     *
     * @param from the stage whose product is done; -1 to fetch the images first
     * @param to the stage whose product is computed last
     */
    private void forward(int from, int to, int group, int iteration, Scratch s) {
        if (from < 0) {
            s.images(batch.imagesIn(group));
            batch.features.get(
                    group * SIZE * plan.image().size(),
                    s.pixels,
                    0,
                    s.images * plan.image().size());
            Interleave.frame(s.pixels, s.images, plan.image(), plan.frame(), s.in);
        }
        for (int i = from; i < to; i++) {
            if (i >= 0) {
                blocks[i].activate(group, iteration, s);
            }
            blocks[i + 1].multiply(s);
        }
        if (to == last) {
            SoftmaxLoss.softmax(s.z[last], batch, group);
        }
    }

    /**
     * Takes a group from the gradient of one stage's product back to that of another.
     *
     * @param from the stage whose gradient is done
     * @param to the stage whose batch norm has to wait for its sums, or -1 for the start of the network
     */
    private void backward(int from, int to, int group, Scratch s, Sums sum) {
        blocks[from].propagate(batch, group, s, sum);
        for (int i = from - 1; i > to; i--) {
            blocks[i].derive(s);
            blocks[i].normalize(s, sum);
            blocks[i].propagate(batch, group, s, sum);
        }
        if (to >= 0) {
            blocks[to].derive(s);
            blocks[to].gather(group, s);
        }
    }

    private void forwardInStep(int groups, int iteration) {
        int from = -1;
        while (from < last) {
            int start = from;
            int end = Math.min(last, plan.nextNormalized(from + 1));
            Normalizer norm = blocks[end].norm;
            boolean normalized = blocks[end].stage.normalized();
            if (normalized) {
                norm.resize(groups);
            }
            team.run(groups, (group, member) -> {
                Scratch s = scratch(group, member);
                forward(start, end, group, iteration, s);
                if (normalized) {
                    norm.gather(group, s.z[end], s);
                } else {
                    SoftmaxLoss.score(batch, group);
                }
            });
            if (normalized) {
                norm.normalize(batch);
            }
            from = end;
        }
    }

    private void backwardInStep(int pieces) {
        for (int from = last; from >= 0; ) {
            int start = from;
            int end = plan.previousNormalized(from - 1);
            team.run(pieces, (piece, member) -> {
                if (start == last) {
                    sums[piece].clear();
                }
                for (int group = first(piece, pieces); group < first(piece + 1, pieces); group++) {
                    Scratch s = scratch(group, member);
                    if (start == last) {
                        SoftmaxLoss.gradient(s.z[last], batch, group);
                    } else {
                        blocks[start].normalize(s, sums[piece]);
                    }
                    backward(start, end, group, s, sums[piece]);
                }
            });
            if (end >= 0) {
                blocks[end].norm.differentiate(batch, gradient);
            }
            from = end;
        }
    }

    /** Memory of a group, with the workspace of a member of the team. */
    private Scratch scratch(int number, int member) {
        Scratch s = scratches[number];
        s.workspace = workspaces[member];
        return s;
    }

    private void reserve(int count) {
        if (workspaces.length == 0) {
            workspaces = new float[team.size()][workspace];
        }
        int had = scratches.length;
        if (had < count) {
            scratches = Arrays.copyOf(scratches, count);
            Arrays.setAll(scratches, i -> i < had ? scratches[i] : new Scratch(plan));
        }
    }

    private void reserveSums(int count) {
        int had = sums.length;
        if (had < count) {
            sums = Arrays.copyOf(sums, count);
            Arrays.setAll(sums, i -> i < had ? sums[i] : Sums.of(blocks));
        }
    }
}
