package dev.lenet.trainer.model;

import dev.lenet.trainer.kernel.NetworkMemory;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The network that a run trains, as its own settings define it: what is trained, what is written and what is read back
 * are all held against this. Safe for several threads.
 */
public final class NetworkDefinition {

    private final Architecture architecture;
    private final long seed;
    private final int epochs;
    private final int stepsPerEpoch;
    private final Optimizer optimizer;
    private final boolean averaged;
    private final ISchedule schedule;
    private final MultiLayerConfiguration saved;
    private final long parameters;
    private final long updaterState;

    /**
     * Defines a network.
     *
     * @param architecture its layers
     * @param recipe how it is trained
     * @param seed decides its initial weights
     * @param images training images of an epoch, at least 1
     * @throws IllegalArgumentException if there are no images, or the run has more steps than {@link Recipe#MOST_STEPS}
     */
    public NetworkDefinition(Architecture architecture, Recipe recipe, long seed, int images) {
        Checks.require(images >= 1, "there are %s training images, expected at least 1", images);
        Checks.require(
                recipe.steps(images) <= Recipe.MOST_STEPS,
                "%s epochs have %s training steps, expected at most %s",
                recipe.epochs(),
                recipe.steps(images),
                Recipe.MOST_STEPS);
        this.architecture = architecture;
        this.seed = seed;
        this.epochs = recipe.epochs();
        this.stepsPerEpoch = recipe.stepsPerEpoch(images);
        this.optimizer = recipe.optimizer();
        this.averaged = recipe.ema() > 0;
        this.schedule = Schedules.of(recipe, images);
        this.saved = configuration(Updaters.saved(optimizer, savedSchedule(0)));
        MultiLayerNetwork network = new MultiLayerNetwork(saved);
        network.init(); // fills in names, variables and sizes
        INDArray state = network.getUpdater().getStateViewArray();
        this.parameters = network.numParams();
        this.updaterState = state == null ? 0 : state.length();
        NetworkMemory.close(network);
    }

    /**
     * The configuration to build a network with, for new weights: with seed, optimizer and schedule.
     *
     * @return the caller's own
     */
    public MultiLayerConfiguration configuration() {
        return configuration(Updaters.of(optimizer, schedule, stepsPerEpoch));
    }

    private MultiLayerConfiguration configuration(IUpdater updater) {
        List<Regularization> penalties = Updaters.penalties(optimizer);
        MultiLayerConfiguration own = architecture.configuration();
        for (NeuralNetConfiguration each : own.getConfs()) {
            each.setSeed(seed);
            if (each.getLayer() instanceof BaseLayer layer) {
                layer.setIUpdater(updater.clone());
                if (layer.getRegularizationByParam(DefaultParamInitializer.WEIGHT_KEY) != null) {
                    layer.setRegularization(penalties);
                }
            }
        }
        return own;
    }

    /**
     * The seed of all that is drawn at random.
     *
     * @return any
     */
    public long seed() {
        return seed;
    }

    /**
     * How the learning rate changes.
     *
     * @return immutable
     */
    public ISchedule schedule() {
        return schedule;
    }

    /**
     * All numbers of the network, running statistics included.
     *
     * @return at least 1
     */
    public long parameters() {
        return parameters;
    }

    /**
     * All numbers that the updater keeps between two steps.
     *
     * @return 0 or more
     */
    public long updaterState() {
        return updaterState;
    }

    /**
     * Whether what is kept is an average of the weights, so that those that are trained have to be stored beside it.
     *
     * @return true if the recipe averages
     */
    public boolean averaged() {
        return averaged;
    }

    /**
     * Epochs of the whole run.
     *
     * @return at least 1
     */
    public int epochs() {
        return epochs;
    }

    /**
     * DL4J's counter of training steps.
     *
     * @param finished epochs that are finished, 0 to {@link #epochs()}
     * @return steps taken until then
     */
    public int stepsAfter(int finished) {
        return Math.multiplyExact(finished, stepsPerEpoch);
    }

    /**
     * The configuration as it is saved: with names and counters, in DL4J's JSON and of DL4J's classes only.
     *
     * @param finished epochs that are finished, 0 to {@link #epochs()}
     * @return {@code configuration.json}
     */
    public synchronized String json(int finished) {
        saved.setEpochCount(finished);
        saved.setIterationCount(stepsAfter(finished));
        ISchedule from = savedSchedule(finished);
        for (NeuralNetConfiguration each : saved.getConfs()) {
            if (each.getLayer() instanceof BaseLayer layer) {
                layer.getIUpdater().setLrAndSchedule(Double.NaN, from);
            }
        }
        return saved.toJson();
    }

    private ISchedule savedSchedule(int finished) {
        return schedule instanceof OwnSchedule own ? own.at(stepsAfter(finished), finished) : schedule;
    }
}
