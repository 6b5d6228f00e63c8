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
 * The network that a run's settings define. What is trained, saved and read back is all checked against it. Thread-safe.
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
     * @param seed the seed of its initial weights and dropout
     * @param images training images per epoch, at least 1
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
     * Returns the configuration of a network with new weights, including seed, optimizer and schedule.
     *
     * @return a new configuration
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
     * The seed of everything random in the network.
     *
     * @return any
     */
    public long seed() {
        return seed;
    }

    /**
     * The learning-rate schedule.
     *
     * @return an immutable schedule
     */
    public ISchedule schedule() {
        return schedule;
    }

    /**
     * The number of the network's parameters, including running statistics.
     *
     * @return at least 1
     */
    public long parameters() {
        return parameters;
    }

    /**
     * The number of values in the updater's state.
     *
     * @return 0 or more
     */
    public long updaterState() {
        return updaterState;
    }

    /**
     * Whether the kept network has averaged weights, so that checkpoints must store the trained weights separately.
     *
     * @return true if the recipe averages
     */
    public boolean averaged() {
        return averaged;
    }

    /**
     * The number of epochs of the whole run.
     *
     * @return at least 1
     */
    public int epochs() {
        return epochs;
    }

    /**
     * The value of DL4J's step counter after some epochs.
     *
     * @param finished number of finished epochs, 0 to {@link #epochs()}
     * @return training steps until then
     */
    public int stepsAfter(int finished) {
        return Math.multiplyExact(finished, stepsPerEpoch);
    }

    /**
     * Returns the configuration in the saved form: DL4J's JSON, with names and counters, and with DL4J's own classes only.
     *
     * @param finished number of finished epochs, 0 to {@link #epochs()}
     * @return the content of {@code configuration.json}
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
