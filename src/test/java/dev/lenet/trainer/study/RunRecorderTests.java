package dev.lenet.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.run.RunStatus;
import dev.lenet.trainer.store.Records;
import dev.lenet.trainer.store.RunFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTests {

    private static final Duration PAUSE = Duration.ofMillis(20);

    @TempDir
    Path models;

    @Test
    void aClockThatIsSetBackDoesNotShortenTheRun() throws Exception {
        Instant now = Instant.parse("2026-03-29T01:00:00Z");
        Instant[] told = {now, now.minus(Duration.ofDays(30))};
        try (RunFolder folder = RunFolder.create(models, "run")) {
            RunRecorder recorder = RunRecorder.begin(folder, Records.running("run"), inTurn(told));
            Thread.sleep(PAUSE.toMillis());

            recorder.ended(RunStatus.STOPPED, null, null);

            assertThat(folder.readRecord().times().seconds()).isGreaterThanOrEqualTo(PAUSE.toMillis() / 1e3);
        }
    }

    /** Tells the last time again and again. */
    private static Clock inTurn(Instant... times) {
        return new Clock() {
            private int asked;

            @Override
            public Instant instant() {
                return times[Math.min(asked++, times.length - 1)];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }
}
