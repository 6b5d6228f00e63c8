package dev.lenet.trainer.kernel;

import static dev.lenet.trainer.kernel.Group.SIZE;

/** A dense layer with batch norm or bias, activation and dropout. The last one stops at the logits. */
final class DenseBlock extends Block {
    private final long seed;
    private final int outputs;

    DenseBlock(Stage stage, int index, Kernels kernels, float[] parameters, long seed) {
        super(stage, index, kernels, parameters);
        this.seed = seed;
        this.outputs = stage.out().size();
    }

    @Override
    void prepare(boolean withGradient) {
        // Weights are read in place.
    }

    @Override
    void multiply(Scratch s) {
        kernels.dense().forward(s.input(index), parameters, stage, s.z[index]);
    }

    @Override
    void activate(int group, int iteration, Scratch s) {
        float[] z = s.z[index];
        float[] out = s.out[index];
        if (stage.normalized()) {
            for (int o = 0; o < outputs; o++) {
                Normalization n = norm.channels[o];
                kernels.elements().activate(stage.activation(), z, o * SIZE, SIZE, n, out, o * SIZE);
            }
        } else {
            kernels.elements().activate(stage.activation(), z, 0, outputs * SIZE, identity, out, 0);
        }
        if (stage.keep() < 1 && iteration >= 0) {
            DropoutMask mask = new DropoutMask(seed, iteration, stage.dropout(), stage.keep());
            float[] kept = s.kept[index];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = mask.factor(i / SIZE, group * SIZE + i % SIZE);
                out[i] *= kept[i];
            }
        }
    }

    @Override
    void derive(Scratch s) {
        float[] z = s.z[index];
        float[] gradient = s.gradient[index];
        if (stage.keep() < 1) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= s.kept[index][i];
            }
        }
        if (stage.normalized()) {
            for (int o = 0; o < outputs; o++) {
                Normalization n = norm.channels[o];
                kernels.elements().derive(stage.activation(), z, o * SIZE, SIZE, n, gradient, o * SIZE);
            }
        } else {
            kernels.elements().derive(stage.activation(), z, 0, outputs * SIZE, identity, gradient, 0);
        }
    }

    @Override
    void gather(int group, Scratch s) {
        for (int o = 0; o < outputs; o++) {
            kernels.elements()
                    .gradientSums(s.gradient[index], o * SIZE, s.z[index], o * SIZE, 1, norm.channels[o], s.sums);
            norm.keepGradientSums(group, o, s);
        }
    }

    @Override
    void normalize(Scratch s, Sums sums) {
        float[] z = s.z[index];
        if (!stage.normalized()) {
            System.arraycopy(s.gradient[index], 0, z, 0, z.length);
            return;
        }
        for (int o = 0; o < outputs; o++) {
            int at = o * SIZE;
            kernels.elements()
                    .normGradient(s.gradient[index], at, z, at, 1, norm.channels[o], s.mask, sums.biases[index], at);
        }
    }

    @Override
    void propagate(Batch batch, int group, Scratch s, Sums sums) {
        int column = group * SIZE;
        int inputs = stage.in().size();
        Interleave.rows(s.input(index), inputs, batch.x[index], column * inputs);
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(s.z[index], o * SIZE, batch.d[index], o * batch.columns() + column, SIZE);
        }
        if (index > 0) {
            kernels.dense().inputGradient(s.z[index], parameters, stage, s.gradient[index - 1]);
        }
    }

    @Override
    void reduce(int row, int rows, Batch batch, Sums[] sums, int pieces, float[] gradient) {
        int columns = batch.columns();
        float[] d = batch.d[index];
        kernels.dense().weightGradient(batch.x[index], d, columns, row, rows, stage, gradient);
        for (int o = row; o < row + rows; o++) {
            float sum = 0;
            for (int group = 0; group < columns / SIZE; group++) {
                sum += Sums.lanes(d, o * columns / SIZE + group);
            }
            gradient[stage.biases() + o] = biasGradient(sum);
        }
    }

    @Override
    int workspace() {
        return 0;
    }

    @Override
    int sums() {
        return 0;
    }
}
