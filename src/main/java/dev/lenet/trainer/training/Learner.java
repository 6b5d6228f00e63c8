package dev.lenet.trainer.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** A network being trained, independent of the code that does the arithmetic. Not thread-safe. */
interface Learner {

    /** The network as a DL4J network, with its parameters after the last step. */
    MultiLayerNetwork network();

    /**
     * Called before the first step of an epoch. Random numbers drawn in its steps must depend on the seed and the epoch alone,
     * so that a run can be resumed between any two epochs.
     *
     * @param epoch the epoch's number, from 1
     */
    default void epochStarts(int epoch) {}

    /**
     * Performs one step of gradient descent.
     *
     * @param batch features {@code [n, channels, height, width]}, one-hot labels {@code [n, classes]}
     * @return the number of images predicted correctly in the step's forward pass, with dropout active
     */
    int fit(DataSet batch);

    /**
     * Moves an average of the parameters towards their current values.
     *
     * @param average one number for each parameter of the network, changed in place
     * @param share the fraction of the distance to move, from 0 to 1
     */
    void moveAverage(INDArray average, double share);

    /** The mean cross-entropy per image of the last batch, before its step and without the weight decay term. */
    double loss();
}
