package dev.lenet.trainer.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A network in training, whichever code does its arithmetic. Used by one thread. */
interface Learner {

    /** The network, in DL4J's own form; its parameters are those after the last step. */
    MultiLayerNetwork network();

    /**
     * The next steps belong to an epoch. What they draw at random must depend on the seed and the epoch alone, so that a run can
     * be resumed between any two.
     *
     * @param epoch its number, from 1
     */
    default void epochStarts(int epoch) {}

    /**
     * One step of gradient descent.
     *
     * @param batch features {@code [n, 1, 28, 28]}, labels one-hot {@code [n, 10]}
     * @return how many of the batch's images were predicted right in the step's forward pass, dropout active
     */
    int fit(DataSet batch);

    /**
     * Moves an average of the weights towards them.
     *
     * @param average one number for each of the network's, changed
     * @param share of the way, from 0 to 1
     */
    void moveAverage(INDArray average, double share);

    /** Mean cross-entropy per image of the last step's batch, before the step; without what weight decay adds to a score. */
    double loss();
}
