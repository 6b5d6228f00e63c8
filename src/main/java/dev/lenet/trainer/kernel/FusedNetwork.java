package dev.lenet.trainer.kernel;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link MultiLayerNetwork} whose training steps and outputs are computed by fused kernels on the CPU, with vector
 * instructions if {@link VectorSupport#available()}.
 *
 * <p>Configuration, parameters, updater state, schedule, counters, listeners and file format remain DL4J's: its arrays
 * are authoritative, and a step copies from them and back. DL4J itself does what the kernels do not support
 * (activations of single layers other than hidden dense ones, masks, updaters other than those of {@link Updates}), on the same arrays. The result
 * of a step depends neither on the number of threads nor on the machine's load.
 *
 * <p>Features are {@code [n, channels, height, width]}, labels {@code [n, classes]}. Like any network, it must be used
 * by one thread at a time. Close it, because it owns threads.
 */
public final class FusedNetwork extends MultiLayerNetwork {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FusedNetwork.class);

    private final transient int threads;
    private final transient Kernels kernels;
    private final transient Stack stack;
    private final transient Team team;
    private transient FusedPass pass;
    private transient @Nullable Updates updates;
    private final transient MovingAverage movingAverage = new MovingAverage();
    private transient boolean told;
    private transient @Nullable Gradient views;

    /**
     * Creates a network, to be initialised with {@link #init()} as usual.
     *
     * @param configuration one that {@link #supports} accepts
     * @param threads number of threads that work on a batch, 1 or more
     * @throws IllegalArgumentException if the configuration is not supported, or {@code threads} is below 1
     */
    public FusedNetwork(MultiLayerConfiguration configuration, int threads) {
        this(configuration, threads, Kernels.fastest());
    }

    FusedNetwork(MultiLayerConfiguration configuration, int threads, Kernels kernels) {
        super(configuration);
        try {
            this.stack = StackReader.read(configuration);
        } catch (UnsupportedNetworkException e) {
            throw new IllegalArgumentException(
                    "The fused kernels cannot run this configuration: " + e.reason()
                            + ". Check FusedNetwork.supports first, and use MultiLayerNetwork if it returns false.",
                    e);
        }
        this.threads = threads;
        this.kernels = kernels;
        this.team = new Team(threads);
        this.pass = new FusedPass(Objects.requireNonNull(stack.plan(smallest())), kernels, team);
    }

    /**
     * Returns whether the kernels can run a configuration exactly as specified.
     *
     * @param configuration any
     * @return true if {@link #unsupported} is empty
     */
    public static boolean supports(MultiLayerConfiguration configuration) {
        return unsupported(configuration).isEmpty();
    }

    /**
     * Returns why the kernels cannot run a configuration exactly as specified. They run sequential networks of
     * convolution blocks (stride 1, padding smaller than the kernel; optional batch norm, activation and 2x2 pooling),
     * dense layers (optional batch norm, activation and dropout) and softmax with cross-entropy.
     *
     * @param configuration any
     * @return the reason, for example {@code layer 3 (ConvolutionLayer) has a stride other than 1};
     *     empty if there is none
     */
    public static Optional<String> unsupported(MultiLayerConfiguration configuration) {
        try {
            StackReader.read(configuration);
            return Optional.empty();
        } catch (UnsupportedNetworkException e) {
            return Optional.of(e.reason());
        }
    }

    /**
     * Returns how many images of the last training batch the network classified correctly, with dropout and before the
     * step.
     *
     * @return 0 to the batch size
     */
    public int correctInLastBatch() {
        return pass.batch.correctImages();
    }

    /**
     * Returns the loss of the last training batch, before the step and without regularisation.
     *
     * @return mean cross-entropy per image
     */
    public double lossOfLastBatch() {
        return pass.batch.meanLoss();
    }

    /**
     * Moves an average of the parameters towards their current values.
     *
     * @param average one float for each parameter, changed in place
     * @param share of the way, from 0 for no change to 1
     */
    public void moveAverage(INDArray average, double share) {
        Floats.of(params()).get(0, pass.parameters);
        movingAverage.move(average, pass.parameters, (float) share);
    }

    @Override
    public synchronized void fit(
            INDArray features, INDArray labels, @Nullable INDArray featuresMask, @Nullable INDArray labelsMask) {
        updates = Updates.of(this, updates);
        boolean shared = solver.getOptimizer().getGradientsAccumulator() != null;
        if (updates == null || featuresMask != null || labelsMask != null || shared) {
            if (!told) {
                LOG.info("Deeplearning4j applies the updates itself, to gradients from the kernels; this is slower.");
                told = true;
            }
            super.fit(features, labels, featuresMask, labelsMask);
            return;
        }
        setInput(features);
        setLabels(labels);
        step(updates);
    }

    /**
     * Trains on every batch of an iterator, in its order and on the calling thread, as one epoch.
     *
     * @param iterator reset first if it has no batch left
     */
    @Override
    public void fit(DataSetIterator iterator) {
        getListeners().forEach(listener -> listener.onEpochStart(this));
        if (!iterator.hasNext() && iterator.resetSupported()) {
            iterator.reset();
        }
        while (iterator.hasNext()) {
            fit(iterator.next());
        }
        getListeners().forEach(listener -> listener.onEpochEnd(this));
        incrementEpochCount();
    }

    /** Does what DL4J's solver does for stochastic gradient descent, in one pass over the parameters. */
    private void step(Updates updater) {
        boolean watched = !trainingListeners.isEmpty();
        differentiate(watched);
        if (watched) {
            for (TrainingListener listener : trainingListeners) {
                listener.onBackwardPass(this);
                listener.onGradientCalculation(this);
            }
            // A listener may have changed the gradient, for example by clipping.
            Floats.of(flattenedGradients).get(0, pass.gradient);
        }
        pass.update(updater, getIterationCount(), getEpochCount(), Floats.of(params()));
        if (watched) {
            Floats.of(flattenedGradients).put(0, pass.gradient);
            for (TrainingListener listener : trainingListeners) {
                listener.iterationDone(this, getIterationCount(), getEpochCount());
            }
        }
        setIterationCount(getIterationCount() + 1);
        synchronizeIterEpochCounts();
    }

    @Override
    public void computeGradientAndScore() {
        differentiate(true);
    }

    private void differentiate(boolean publish) {
        INDArray held = load(input, labels);
        pass.train(getIterationCount(), true);
        Reference.reachabilityFence(held);
        score = pass.batch.meanLoss() + penalty();
        if (publish) {
            if (flattenedGradients == null) {
                initGradientsView();
            }
            Floats.of(flattenedGradients).put(0, pass.gradient);
            if (views == null) {
                views = GradientViews.of(this);
            }
            gradient = views;
        }
    }

    @Override
    public synchronized double score(DataSet data, boolean training) {
        if (data.hasMaskArrays()) {
            return super.score(data, training);
        }
        INDArray held = load(data.getFeatures(), data.getLabels());
        if (training) {
            pass.train(getIterationCount(), false);
        } else {
            pass.infer();
            pass.score();
        }
        Reference.reachabilityFence(held);
        return pass.batch.meanLoss() + penalty();
    }

    /** What regularisation adds to the loss. */
    private double penalty() {
        updates = Updates.of(this, updates);
        return updates == null
                ? calcRegularizationScore(true)
                : updates.penalty(pass.parameters, getIterationCount(), getEpochCount());
    }

    @Override
    protected synchronized INDArray outputOfLayerDetached(
            boolean train,
            FwdPassType type,
            int layerIndex,
            INDArray features,
            @Nullable INDArray featureMask,
            @Nullable INDArray labelsMask,
            @Nullable MemoryWorkspace workspace) {
        if (layerIndex != layers.length - 1 || type != FwdPassType.STANDARD || train || featureMask != null) {
            return super.outputOfLayerDetached(train, type, layerIndex, features, featureMask, labelsMask, workspace);
        }
        INDArray held = load(features, null);
        pass.infer();
        Reference.reachabilityFence(held);
        // Allocated in the caller's workspace if one is open, else outside any workspace, as DL4J does.
        INDArray output = Nd4j.createUninitialized(DataType.FLOAT, pass.batch.images, pass.batch.classes);
        Floats.of(output).put(0, pass.batch.probabilities, 0, pass.batch.images * pass.batch.classes);
        return output;
    }

    /** The kernels compute the output of a hidden dense layer without an activation of its own; DL4J does all else. */
    @Override
    public synchronized INDArray activateSelectedLayers(int from, int to, INDArray features) {
        int stage = from == 0 ? StackReader.stageOfProduct(getLayerWiseConfigurations(), to) : -1;
        if (stage < 0) {
            return super.activateSelectedLayers(from, to, features);
        }
        INDArray held = load(features, null);
        float[] rows = pass.products(stage);
        Reference.reachabilityFence(held);
        int outputs = pass.plan.stages().get(stage).out().size();
        INDArray output = Nd4j.createUninitialized(DataType.FLOAT, pass.batch.images, outputs);
        Floats.of(output).put(0, rows, 0, pass.batch.images * outputs);
        return output;
    }

    @Override
    public FusedNetwork clone() {
        var copy = new FusedNetwork(getLayerWiseConfigurations().clone(), threads, kernels);
        copy.init(params().dup(), false);
        INDArray state = getUpdater().getStateViewArray();
        if (state != null) {
            copy.getUpdater().setStateViewArray(copy, state.dup(), false);
        }
        return copy;
    }

    /** Java serialisation stores a plain network, without threads and kernels. */
    private Object writeReplace() {
        return super.clone();
    }

    /** Also ends the threads. */
    @Override
    public void close() {
        team.close();
        NetworkMemory.free(this);
    }

    /** Loads a batch and the parameters. The result must stay reachable until the pass is over. */
    private INDArray load(INDArray features, @Nullable INDArray labels) {
        Shape image = image(features);
        if (!image.equals(pass.plan.image())) {
            Plan plan = stack.plan(image);
            if (plan == null) {
                throw new IllegalArgumentException("Features have the shape " + Arrays.toString(features.shape())
                        + "; expected " + expected() + ".");
            }
            pass = new FusedPass(plan, kernels, team);
        }
        Floats.of(params()).get(0, pass.parameters);
        return pass.batch.load(features, labels);
    }

    /** The shape of an image. Features without spatial dimensions are flattened images if their length fits, else vectors. */
    private Shape image(INDArray features) {
        if (features.rank() == 4) {
            return new Shape((int) features.size(1), (int) features.size(2), (int) features.size(3));
        }
        Shape known = pass.plan.image();
        return features.length() == features.size(0) * known.size() ? known : Shape.of((int) features.size(1));
    }

    private Shape smallest() {
        return Objects.requireNonNull(stack.smallest());
    }

    private String expected() {
        Shape s = smallest();
        boolean flat = stack.convolutions().isEmpty() && s.positions() == 1;
        return flat
                ? "[n, " + s.channels() + "]"
                : "[n, " + s.channels() + ", " + s.height() + ", " + s.width()
                        + "], or another size that pools to the same maps";
    }
}
