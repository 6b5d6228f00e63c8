package dev.lenet.trainer.web;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.Phase;
import dev.lenet.trainer.app.SharedStudies;
import dev.lenet.trainer.app.SharedStudy;
import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.app.VariantFigures;
import dev.lenet.trainer.run.RunStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * Meters for current, waiting and ended work, and for the figures of each variant. They are read on request, and training never
 * waits for them. A variant's figures appear once they are known, so that none is ever NaN.
 */
@Component
class TrainingMetrics implements MeterBinder {

    private final TrainingMonitor monitor;
    private final JobQueue queue;
    private final SharedStudies studies;

    TrainingMetrics(TrainingMonitor monitor, JobQueue queue, SharedStudies studies) {
        this.monitor = monitor;
        this.queue = queue;
        this.studies = studies;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("trainer.queue.length", queue, each -> each.waiting().size())
                .description("Runs that are waiting")
                .strongReference(true)
                .register(registry);
        for (Phase phase : Phase.values()) {
            Gauge.builder("trainer.phase", monitor, each -> each.snapshot().phase() == phase ? 1 : 0)
                    .description("1 for the current phase of the work, 0 for the others")
                    .tag("phase", name(phase))
                    .strongReference(true)
                    .register(registry);
        }
        for (RunStatus status : List.of(RunStatus.COMPLETED, RunStatus.STOPPED, RunStatus.FAILED)) {
            FunctionCounter.builder("trainer.runs", monitor, each -> each.runsEnded(status))
                    .description("Runs that have ended, including those of studies")
                    .tag("status", name(status))
                    .register(registry);
        }
        for (SharedStudy.State state : SharedStudy.State.values()) {
            Gauge.builder("trainer.cells", studies, each -> cells(each, state))
                    .description(
                            "Cells of the studies that workers train in the models folder, without completed studies")
                    .tag("state", name(state))
                    .strongReference(true)
                    .register(registry);
        }
        for (String variant : monitor.variants()) {
            Figures figures = new Figures(registry, Tags.of("variant", variant), monitor.figures(variant));
            monitor.figures(variant).onceStepped(figures::bindTraining);
            monitor.figures(variant).onceValidated(figures::bindEpochs);
        }
    }

    private static int cells(SharedStudies studies, SharedStudy.State state) {
        return studies.now().stream()
                .mapToInt(study -> study.cells().getOrDefault(state, 0))
                .sum();
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record Figures(MeterRegistry registry, Tags tags, VariantFigures figures) {

        private static final String LOSS = "Mean cross-entropy per image, in the current epoch or after the last one";
        private static final String ACCURACY =
                "Share of correct predictions, in the current epoch or after the last one";

        void bindTraining() {
            Tags train = tags.and("split", "train");
            gauge("trainer.loss", LOSS, train, VariantFigures::trainLoss);
            gauge("trainer.accuracy", ACCURACY, train, VariantFigures::trainAccuracy);
            gauge("trainer.epoch", "The current epoch, from 1", tags, VariantFigures::epoch);
            FunctionCounter.builder("trainer.images", figures, VariantFigures::images)
                    .description("Training images seen")
                    .tags(tags)
                    .register(registry);
            timer(
                    "trainer.iteration.duration",
                    "Time of a training step, including the wait for its batch",
                    VariantFigures::iterations,
                    VariantFigures::iterationSeconds);
        }

        void bindEpochs() {
            Tags validation = tags.and("split", "validation");
            gauge("trainer.loss", LOSS, validation, VariantFigures::validationLoss);
            gauge("trainer.accuracy", ACCURACY, validation, VariantFigures::validationAccuracy);
            gauge("trainer.learning.rate", "Learning rate in the last epoch", tags, VariantFigures::learningRate);
            timer(
                    "trainer.epoch.duration",
                    "Time of an epoch, training and validation",
                    VariantFigures::epochs,
                    VariantFigures::epochSeconds);
        }

        private void gauge(String name, String description, Tags its, ToDoubleFunction<VariantFigures> value) {
            Gauge.builder(name, figures, value)
                    .description(description)
                    .tags(its)
                    .strongReference(true)
                    .register(registry);
        }

        private void timer(
                String name,
                String description,
                ToLongFunction<VariantFigures> count,
                ToDoubleFunction<VariantFigures> seconds) {
            FunctionTimer.builder(name, figures, count, seconds, TimeUnit.SECONDS)
                    .description(description)
                    .tags(tags)
                    .register(registry);
        }
    }
}
