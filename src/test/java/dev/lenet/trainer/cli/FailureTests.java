package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.run.SettingsException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;

class FailureTests {

    @Test
    void isWhatTheTrainerExplainedHoweverDeepItLies() {
        var thrown = new IllegalStateException("runner", new RuntimeException(new SettingsException("Say less.")));

        assertThat(Failure.of(thrown)).isEqualTo(new Failure(ExitCode.USAGE, "Say less."));
    }

    @Test
    void namesThePortThatIsInUse() {
        assertThat(Failure.of(new PortInUseException(8080)))
                .isEqualTo(
                        new Failure(
                                ExitCode.USAGE,
                                "Port 8080 is in use by another program. Choose another with --server.port=N; 0 takes any free one."));
    }

    @Test
    void saysWhyTheWebServerDoesNotStart() {
        Failure failure =
                Failure.of(new WebServerException("no", new IllegalArgumentException("port out of range:99999")));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(failure.message()).contains("port out of range:99999").contains("--server.port");
    }

    @Test
    void isUnexpectedOtherwise() {
        Failure failure = Failure.of(new IllegalStateException("kaput", new NullPointerException()));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(failure.message()).contains("kaput");
        assertThat(failure.explained()).isFalse();
    }

    @Test
    void saysWhatHelpsWhenMemoryRanOut() {
        Failure failure = Failure.of(new IllegalStateException("no", new OutOfMemoryError("Java heap space")));

        assertThat(failure.exitCode()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(failure.message()).contains("Java heap space", "-Xmx");
        assertThat(failure.explained()).isTrue();
    }

    @Test
    void endsEvenWhereCausesGoInCircles() {
        RuntimeException a = new RuntimeException("a");
        a.initCause(new RuntimeException("b", a));

        assertThat(Failure.of(a).exitCode()).isEqualTo(ExitCode.UNEXPECTED);
    }
}
