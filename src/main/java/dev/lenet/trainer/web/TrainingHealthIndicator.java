package dev.lenet.trainer.web;

import dev.lenet.trainer.app.TrainingMonitor;
import dev.lenet.trainer.app.TrainingSnapshot;
import dev.lenet.trainer.app.WorkState;
import dev.lenet.trainer.text.Text;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Component {@code training} of {@code /actuator/health}: DOWN if the last work failed or the current work hangs. */
@Component("training")
class TrainingHealthIndicator implements HealthIndicator {

    private final TrainingMonitor monitor;
    private final Duration stallTimeout;

    TrainingHealthIndicator(TrainingMonitor monitor, @Value("${trainer.stall-timeout}") Duration stallTimeout) {
        this.monitor = monitor;
        this.stallTimeout = stallTimeout;
    }

    @Override
    public Health health() {
        TrainingSnapshot now = monitor.snapshot();
        Health.Builder health = Health.up().withDetail("state", now.state());
        if (now.shown() != null) {
            health.withDetail("run", now.shown().run());
        }
        if (now.state() == WorkState.FAILED) {
            health.down().withDetail("reason", String.valueOf(now.failure()));
        }
        Duration silence = monitor.silence();
        if (silence.compareTo(stallTimeout) > 0) {
            health.down()
                    .withDetail(
                            "reason",
                            Text.format(
                                    "no training step finished for %d seconds; trainer.stall-timeout allows %d",
                                    silence.toSeconds(), stallTimeout.toSeconds()));
        }
        return health.build();
    }
}
