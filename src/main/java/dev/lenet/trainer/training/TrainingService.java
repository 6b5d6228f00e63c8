package dev.lenet.trainer.training;

import dev.lenet.trainer.dataset.BatchOrder;
import dev.lenet.trainer.evaluation.Evaluation;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.Recipe;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.schedule.ISchedule;
import org.springframework.stereotype.Service;

/**
 * Trains one run. The result is a function of the spec and the images alone: every source of randomness is seeded from the
 * spec, and neither the clock, other runs nor the number of threads changes a single bit of the result.
 */
@Service
public class TrainingService {

    private final LearnerFactory learners;

    /**
     * Creates a service.
     *
     * @param learners builds the network to train
     */
    public TrainingService(LearnerFactory learners) {
        this.learners = learners;
    }

    /**
     * Trains for the spec's epochs, on the calling thread and {@code threads - 1} more.
     *
     * @param spec the run's specification
     * @param data the images and their split
     * @param threads processors to use, at least 1
     * @param listener receives each step and epoch
     * @param stopRequested queried before each step and during validation; true ends the run early, keeping the best finished
     *     epoch
     * @return the history, and a network with the best epoch's parameters, to be closed by the caller
     * @throws SettingsException if the spec does not fit the number of training images, see {@link #check}
     * @throws DivergedException if training diverges; the listener has received the epochs finished before
     */
    public RunResult train(
            RunSpec spec, TrainingData data, int threads, TrainingListener listener, BooleanSupplier stopRequested) {
        return train(spec, data, threads, null, listener, stopRequested);
    }

    /**
     * Trains a new run or resumes one from an earlier session; the result is the same, bit for bit.
     *
     * @param spec the run's specification
     * @param data the images and their split
     * @param threads processors to use, at least 1
     * @param from the state to resume from, which is not closed; null for a new run
     * @param listener receives each step and epoch from there on
     * @param stopRequested queried before each step and during validation; true ends the run early, keeping the best finished
     *     epoch
     * @return the whole history, and a network with the best epoch's parameters, to be closed by the caller
     * @throws SettingsException if the spec does not fit the number of training images, see {@link #check}
     * @throws DivergedException if training diverges; the listener has received the epochs finished before
     */
    public RunResult train(
            RunSpec spec,
            TrainingData data,
            int threads,
            @Nullable ResumePoint from,
            TrainingListener listener,
            BooleanSupplier stopRequested) {
        int images = data.training().length;
        check(spec, images);
        NetworkDefinition definition = spec.network(images);
        Learner learner = learners.create(definition, threads);
        try {
            Run run = new Run(spec, data, learner, definition.schedule(), listener, stopRequested);
            listener.runStarted(spec, images, data.validation().length);
            if (from != null) {
                run.goOn(from);
                listener.runResumed(from.history());
            }
            return run.toTheEnd();
        } catch (RuntimeException | Error e) {
            NetworkMemory.close(learner.network());
            throw e;
        }
    }

    /**
     * Checks the parts of a spec that depend on the number of training images.
     *
     * @param spec the run's specification
     * @param images number of images in its training split
     * @throws SettingsException if the batch size is larger than the split, or the run has too many steps
     */
    public static void check(RunSpec spec, int images) {
        Recipe recipe = spec.recipe();
        if (recipe.batchSize() > images) {
            throw new SettingsException(Text.format(
                    "The batch size of %d is larger than the training split of %d images. Use at most %d.",
                    recipe.batchSize(), images, images));
        }
        long steps = recipe.steps(images);
        if (steps > Recipe.MOST_STEPS) {
            throw new SettingsException(Text.format(
                    "%d epochs take %d training steps, but a run can have at most %d. Use at most %d epochs.",
                    recipe.epochs(), steps, Recipe.MOST_STEPS, Recipe.MOST_STEPS / recipe.stepsPerEpoch(images)));
        }
    }

    /** The state of a run in progress. */
    private static final class Run {

        private final RunSpec spec;
        private final TrainingData data;
        private final MultiLayerNetwork network;
        private final ISchedule schedule;
        private final @Nullable WeightAverage average;
        private final TrainingListener listener;
        private final EpochTrainer trainer;
        private final BooleanSupplier stopRequested;
        private final List<EpochMetrics> history = new ArrayList<>();
        private @Nullable EpochMetrics best;
        private @Nullable INDArray bestParameters;

        Run(
                RunSpec spec,
                TrainingData data,
                Learner learner,
                ISchedule schedule,
                TrainingListener listener,
                BooleanSupplier stopRequested) {
            this.spec = spec;
            this.data = data;
            this.network = learner.network();
            this.schedule = schedule;
            this.listener = listener;
            this.stopRequested = stopRequested;
            double decay = spec.recipe().ema();
            this.average = decay > 0 ? new WeightAverage(learner, decay) : null;
            this.trainer = new EpochTrainer(spec, data, learner, average, listener, stopRequested);
        }

        void goOn(ResumePoint from) {
            from.continueIn(network);
            if (average != null) {
                average.set(from.last().params());
            }
            history.addAll(from.history());
            best = EpochMetrics.kept(from.history(), spec.recipe().keep());
            bestParameters = from.best().params().dup();
        }

        RunResult toTheEnd() {
            boolean stopped = false;
            for (int epoch = history.size(); epoch < spec.recipe().epochs() && !stopped; epoch++) {
                stopped = !oneEpoch(epoch);
            }
            if (bestParameters != null) {
                network.setParams(bestParameters);
            }
            return new RunResult(List.copyOf(history), best, network, stopped);
        }

        /** Trains and validates one epoch; returns whether it was finished. */
        private boolean oneEpoch(int epoch) {
            long start = System.nanoTime();
            double rate = schedule.valueAt(network.getIterationCount(), epoch);
            EpochTrainer.Outcome training =
                    trainer.train(epoch, BatchOrder.shuffled(data.training(), spec.seed(), epoch + 1));
            if (!training.finished()) {
                return false;
            }
            network.incrementEpochCount();
            INDArray trained = average == null ? null : average.show();
            Evaluation validation;
            try {
                validation = data.validate(network, stopRequested);
            } catch (CancellationException e) {
                return false;
            }
            refuseWhatIsNotFinite(epoch + 1, validation.loss());
            EpochMetrics metrics = new EpochMetrics(
                    epoch + 1,
                    rate,
                    training.loss(),
                    training.accuracy(),
                    validation.loss(),
                    validation.accuracy(),
                    (System.nanoTime() - start) / 1e9,
                    training.imagesPerSecond());
            history.add(metrics);
            boolean isBest = best == null
                    || spec.recipe().keep().replaces(metrics.validationAccuracy(), best.validationAccuracy());
            if (isBest) {
                best = metrics;
                bestParameters = network.params().dup();
            }
            listener.epochFinished(metrics, isBest, network, trained);
            if (trained != null) {
                network.params().assign(trained);
            }
            return true;
        }

        /**
         * Checks the state after an epoch, from which training must be able to continue: the loss of the last step was computed
         * before its update. An average is finite only if the weights are.
         */
        private void refuseWhatIsNotFinite(int epoch, double validationLoss) {
            if (!Double.isFinite(validationLoss)) {
                throw DivergedException.after(epoch, "the validation loss is " + validationLoss);
            }
            if (!isFinite(network.params())) {
                throw DivergedException.after(epoch, "a weight is not finite");
            }
            if (!isFinite(network.getUpdater().getStateViewArray())) {
                throw DivergedException.after(epoch, "a moment of the optimizer is not finite");
            }
        }

        private static boolean isFinite(@Nullable INDArray row) {
            if (row == null) {
                return true;
            }
            for (float value : row.dup().data().asFloat()) {
                if (!Float.isFinite(value)) {
                    return false;
                }
            }
            return true;
        }
    }
}
