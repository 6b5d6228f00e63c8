package dev.lenet.trainer.app;

import dev.lenet.trainer.app.Plan.PlannedVariant;
import dev.lenet.trainer.app.Plan.Power;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.evaluation.statistics.Holm;
import dev.lenet.trainer.evaluation.statistics.PairedPower;
import dev.lenet.trainer.model.ModelSummary;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.Fold;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.StudySpec;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.RunExecutor;
import dev.lenet.trainer.study.StudyExecutor;
import dev.lenet.trainer.training.TrainingData;
import dev.lenet.trainer.training.TrainingListener;
import dev.lenet.trainer.training.TrainingService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.springframework.stereotype.Component;

/** Plans a study without training it and without writing anything. */
@Component
public class Planning {

    private static final double DIFFERENCE = 0.003;
    private static final double LEVEL = 0.05;
    private static final double POWER = 0.8;

    /** About the spread of paired differences in the reference study on the full data. */
    private static final double ASSUMED_SPREAD = 0.003;

    /** Enough to warm up the JIT compiler and to measure the speed. */
    private static final int MEASURED_IMAGES = 4096;

    private static final int MEASURED_EPOCHS = 2;

    private final Execution execution;
    private final ImageLoading images;
    private final TrainingService training;
    private final RunCatalogue catalogue;
    private final StopSignal stop;

    Planning(
            Execution execution,
            ImageLoading images,
            TrainingService training,
            RunCatalogue catalogue,
            StopSignal stop) {
        this.execution = execution;
        this.images = images;
        this.training = training;
        this.catalogue = catalogue;
        this.stop = stop;
    }

    /**
     * Plans a study.
     *
     * @param asked the study, which may consist of a single run
     * @return its plan
     * @throws dev.lenet.trainer.run.SettingsException if the study does not fit the images
     * @throws CancellationException if a stop was requested meanwhile
     */
    public Plan plan(StudySpec asked) {
        Dataset dataset = images.load(asked.specs().get(0).data());
        StudySpec spec = asked.on(dataset.description());
        StudyExecutor.check(spec, dataset);
        int cells = spec.specs().size() * spec.seeds().size() * Math.max(1, spec.folds());
        int atOnce = Math.min(execution.workers(), cells);
        int threads = Math.max(1, execution.threads() / atOnce);
        Fold fold = spec.folds() == 0 ? null : new Fold(1, spec.folds());
        List<PlannedVariant> variants = new ArrayList<>();
        for (RunSpec each : spec.specs()) {
            RunSpec first = each.with("fold", fold);
            if (variants.isEmpty()) {
                seconds(first, dataset, threads); // warms up, so that compilation time counts for no variant
            }
            ModelSummary summary = ModelSummary.of(first.variant().architecture());
            variants.add(new PlannedVariant(
                    first, summary.rows().size(), summary.trainableParameters(), seconds(first, dataset, threads)));
        }
        TrainingData data = RunExecutor.data(variants.get(0).spec(), dataset);
        return new Plan(
                spec,
                dataset.description().title(),
                data.training().length,
                data.validation().length,
                variants,
                atOnce,
                power(Math.max(1, variants.size() - 1), spec));
    }

    /** Estimates the training time of a run from a few images, with the run's own settings. */
    private double seconds(RunSpec spec, Dataset dataset, int threads) {
        int all = RunExecutor.data(spec, dataset).training().length;
        int few = Math.min(all, Math.max(MEASURED_IMAGES, spec.recipe().batchSize()));
        List<EpochMetrics> epochs = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epochFinished(EpochMetrics metrics, boolean best, MultiLayerNetwork network) {
                epochs.add(metrics);
            }
        };
        TrainingData data = RunExecutor.data(spec.with("limit", few), dataset);
        BooleanSupplier stopRequested = () -> stop.getAsBoolean() || epochs.size() >= MEASURED_EPOCHS;
        training.train(spec, data, threads, listener, stopRequested).close();
        if (stop.getAsBoolean() || epochs.isEmpty()) {
            throw new CancellationException("the plan was stopped");
        }
        EpochMetrics last = epochs.get(epochs.size() - 1);
        double steps = few / last.imagesPerSecond();
        double validation = Math.max(0, last.seconds() - steps);
        return spec.recipe().epochs() * (steps * all / few + validation);
    }

    /**
     * Estimates the spread of paired differences from the validation accuracies of earlier runs that differ only in the seed.
     * Paired runs share split and seed, so the standard deviation of their differences is at most the square root of two times
     * that of the accuracies.
     */
    private Power power(int comparisons, StudySpec spec) {
        Map<List<Object>, List<Double>> groups = catalogue.runs().stream()
                .map(entry -> entry.record())
                .filter(Objects::nonNull)
                .filter(run -> run.status() == RunStatus.COMPLETED
                        && run.best().validationAccuracy() != null
                        && isLike(run.spec(), spec.specs().get(0)))
                .collect(Collectors.groupingBy(
                        Planning::butForItsSeed,
                        Collectors.mapping(
                                run -> Objects.requireNonNull(run.best().validationAccuracy()), Collectors.toList())));
        double squares = 0;
        int freedom = 0;
        int runs = 0;
        for (List<Double> group : groups.values()) {
            double mean = group.stream().mapToDouble(each -> each).average().orElse(0);
            if (group.size() > 1) {
                squares += group.stream()
                        .mapToDouble(each -> (each - mean) * (each - mean))
                        .sum();
                freedom += group.size() - 1;
                runs += group.size();
            }
        }
        boolean known = freedom > 0 && squares > 0;
        double spread = known ? Math.sqrt(2 * squares / freedom) : ASSUMED_SPREAD;
        return new Power(
                DIFFERENCE,
                comparisons,
                spread,
                known ? runs : 0,
                new PairedPower(spread, Holm.strictest(LEVEL, comparisons), 0).pairs(DIFFERENCE, POWER));
    }

    /** Returns whether the accuracies have a similar spread: the same data, number of images and number of epochs. */
    private static boolean isLike(RunSpec earlier, RunSpec planned) {
        return earlier.data().dataset().equals(planned.data().dataset())
                && Objects.equals(earlier.data().limit(), planned.data().limit())
                && earlier.recipe().epochs() == planned.recipe().epochs();
    }

    private static List<Object> butForItsSeed(RunRecord run) {
        RunSpec spec = run.spec();
        return List.of(
                spec.digest(),
                spec.data(),
                String.valueOf(spec.fold()),
                spec.data().splitSeed() == null ? spec.splitSeed() : 0L);
    }
}
