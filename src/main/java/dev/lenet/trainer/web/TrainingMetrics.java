package dev.lenet.trainer.web;

import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.app.VariantFigures;
import dev.lenet.trainer.model.Variant;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * The figures of each variant as meters, there from the start, NaN while nothing is known. They are read when someone asks;
 * training does not wait for them.
 */
@Component
class TrainingMetrics implements MeterBinder {

    private final TrainingMonitor monitor;

    TrainingMetrics(TrainingMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Variant variant : monitor.variants()) {
            bind(registry, Tags.of("variant", variant.id()), monitor.figures(variant));
        }
    }

    private static void bind(MeterRegistry registry, Tags tags, VariantFigures figures) {
        Tags train = tags.and("split", "train");
        Tags validation = tags.and("split", "validation");
        String loss = "Mean cross-entropy an image, of the epoch under way or after the last one";
        gauge(registry, "trainer.loss", loss, train, figures, VariantFigures::trainLoss);
        gauge(registry, "trainer.loss", loss, validation, figures, VariantFigures::validationLoss);
        String accuracy = "Share of right predictions, in the epoch under way or after the last one";
        gauge(registry, "trainer.accuracy", accuracy, train, figures, VariantFigures::trainAccuracy);
        gauge(registry, "trainer.accuracy", accuracy, validation, figures, VariantFigures::validationAccuracy);
        gauge(
                registry,
                "trainer.learning.rate",
                "Adam's learning rate in the last epoch",
                tags,
                figures,
                VariantFigures::learningRate);
        gauge(registry, "trainer.epoch", "The epoch under way, from 1", tags, figures, VariantFigures::epoch);
        FunctionCounter.builder("trainer.images", figures, VariantFigures::images)
                .description("Training images walked through")
                .tags(tags)
                .register(registry);
        FunctionTimer.builder(
                        "trainer.epoch.duration",
                        figures,
                        VariantFigures::epochs,
                        VariantFigures::epochSeconds,
                        TimeUnit.SECONDS)
                .description("Time of an epoch, training and validation")
                .tags(tags)
                .register(registry);
        FunctionTimer.builder(
                        "trainer.iteration.duration",
                        figures,
                        VariantFigures::iterations,
                        VariantFigures::iterationSeconds,
                        TimeUnit.SECONDS)
                .description("Time of a training step, waiting for its batch included")
                .tags(tags)
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            VariantFigures figures,
            ToDoubleFunction<VariantFigures> value) {
        Gauge.builder(name, figures, value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
