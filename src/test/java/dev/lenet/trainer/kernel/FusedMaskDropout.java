package dev.lenet.trainer.kernel;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The fused network's dropout for the stock network. */
final class FusedMaskDropout implements IDropout {
    private static final long serialVersionUID = 1;

    private final long seed;
    private final int ordinal;
    private final double keep;

    FusedMaskDropout(long seed, int ordinal, double keep) {
        this.seed = seed;
        this.ordinal = ordinal;
        this.keep = keep;
    }

    private INDArray mask(INDArray like, int iteration) {
        DropoutMask mask = new DropoutMask(seed, iteration, ordinal, keep);
        float[][] factors = new float[(int) like.size(0)][(int) like.size(1)];
        for (int n = 0; n < factors.length; n++) {
            for (int i = 0; i < factors[n].length; i++) {
                factors[n][i] = mask.factor(i, n);
            }
        }
        return Nd4j.createFromArray(factors).castTo(like.dataType());
    }

    @Override
    public INDArray applyDropout(
            INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaceMgr) {
        return input.mul(mask(input, iteration), result);
    }

    @Override
    public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
        return gradAtOutput.mul(mask(gradAtOutput, iteration), gradAtInput);
    }

    @Override
    public void clear() {
        // Masks are computed, not kept.
    }

    @Override
    public IDropout clone() {
        return new FusedMaskDropout(seed, ordinal, keep);
    }
}
