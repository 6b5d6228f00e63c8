package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.SharedStudies;
import dev.lenet.trainer.app.StopSignal;
import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.RunCatalogue;
import dev.lenet.trainer.training.IterationProgress;
import dev.lenet.trainer.training.TrainingListener;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingMetricsTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TrainingMonitor monitor = new TrainingMonitor(new StopSignal(), VariantConfigurations.STUDY);

    @BeforeEach
    void bind() {
        Path models = Path.of("models");
        new TrainingMetrics(monitor, new JobQueue(models), new SharedStudies(new RunCatalogue(models)))
                .bindTo(registry);
    }

    @Test
    void tellsOfWorkFromTheStart() {
        assertThat(registry.get("trainer.queue.length").gauge().value()).isZero();
        assertThat(registry.get("trainer.runs")
                        .tag("status", "failed")
                        .functionCounter()
                        .count())
                .isZero();
        assertThat(registry.get("trainer.phase").gauges())
                .hasSize(5)
                .allSatisfy(phase -> assertThat(phase.value()).isZero());
    }

    @Test
    void tellsThePhaseAndWhatHasEnded() {
        monitor.workBegins();
        monitor.runStarts("r", Specs.of(Five.VAR1, 2));
        assertThat(registry.get("trainer.phase").tag("phase", "loading").gauge().value())
                .isOne();

        monitor.workEnded(RunStatus.STOPPED, null);
        assertThat(registry.get("trainer.phase").tag("phase", "loading").gauge().value())
                .isZero();
        assertThat(registry.get("trainer.runs")
                        .tag("status", "stopped")
                        .functionCounter()
                        .count())
                .isOne();
    }

    @Test
    void aVariantAppearsWithItsFiguresAndNeverAsNaN() {
        TrainingListener run = monitor.runStarts("r", Specs.of(Five.VAR1, 2));
        assertThat(registry.find("trainer.loss").gauges()).isEmpty();

        run.iterationFinished(new IterationProgress(1, 2, 50, 100, 1.5, 0.4, 1000));
        assertThat(registry.find("trainer.loss").tag("split", "train").gauge()).isNotNull();
        assertThat(registry.find("trainer.loss").tag("split", "validation").gauge())
                .isNull();

        run.epochFinished(new EpochMetrics(1, 0.001, 0.5, 0.8, 0.6, 0.7, 3, 50), true, mock(MultiLayerNetwork.class));
        assertThat(registry.get("trainer.loss")
                        .tag("split", "validation")
                        .gauge()
                        .value())
                .isEqualTo(0.6);
        assertThat(registry.getMeters().stream()
                        .filter(meter -> meter.getId().getTags().contains(Tag.of("variant", "var1"))))
                .extracting(meter -> meter.getId().getName())
                .contains("trainer.accuracy", "trainer.learning.rate", "trainer.images", "trainer.epoch.duration");
        assertThat(registry.getMeters().stream()
                        .map(Meter::measure)
                        .flatMap(all -> StreamSupport.stream(all.spliterator(), false)))
                .noneMatch(measurement -> Double.isNaN(measurement.getValue()));
    }
}
