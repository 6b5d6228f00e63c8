package dev.lenet.trainer.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.app.StopSignal;
import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.training.TrainingListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class TrainingHealthIndicatorTests {

    private static final RunSpec SPEC = Specs.of(Five.VAR4, 3);

    private final TrainingMonitor monitor = new TrainingMonitor(new StopSignal(), VariantConfigurations.STUDY);

    @Test
    void isUpWhileIdleRunningCompletedAndStopped() {
        assertThat(health(Duration.ofMinutes(1)).getStatus()).isEqualTo(Status.UP);
        monitor.workBegins();
        monitor.runStarts("r", SPEC).runStarted(SPEC, 100, 20);
        assertThat(health(Duration.ofMinutes(1)).getStatus()).isEqualTo(Status.UP);
        monitor.workEnded(RunStatus.STOPPED, null);
        assertThat(health(Duration.ofMinutes(1)).getStatus()).isEqualTo(Status.UP);
        monitor.workEnded(RunStatus.COMPLETED, null);
        assertThat(health(Duration.ofMinutes(1)).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWithTheReasonAfterAFailure() {
        monitor.workBegins();
        monitor.workEnded(RunStatus.FAILED, "no space left");

        assertThat(health(Duration.ofMinutes(1)).getStatus()).isEqualTo(Status.DOWN);
        assertThat(health(Duration.ofMinutes(1)).getDetails()).containsEntry("reason", "no space left");
    }

    @Test
    void isDownWhenNoStepIsFinishedForTooLong() throws InterruptedException {
        monitor.workBegins();
        TrainingListener run = monitor.runStarts("r", SPEC);
        run.runStarted(SPEC, 100, 20);
        Thread.sleep(20);

        Health health = health(Duration.ofMillis(1));
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("reason")).asString().contains("no training step finished");
        monitor.runTrained("r");
        assertThat(health(Duration.ofMillis(1)).getStatus()).isEqualTo(Status.UP);
    }

    private Health health(Duration stallTimeout) {
        return new TrainingHealthIndicator(monitor, stallTimeout).health();
    }
}
