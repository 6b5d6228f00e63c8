package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTests {

    private static final Terminal FULL = new Terminal(true, true);

    @Test
    void isLiveAndColoured() {
        assertThat(Terminal.detect(true, Map.of("TERM", "xterm"))).isEqualTo(FULL);
        assertThat(Terminal.detect(true, Map.of("TERM", "xterm", "CI", "false", "NO_COLOR", "")))
                .isEqualTo(FULL);
    }

    @Test
    void isPlainWhereNobodyLooksOrNothingMoves() {
        assertThat(Terminal.detect(false, Map.of("TERM", "xterm"))).isEqualTo(Terminal.NONE);
        assertThat(Terminal.detect(true, Map.of("TERM", "dumb"))).isEqualTo(Terminal.NONE);
        assertThat(Terminal.detect(true, Map.of())).isEqualTo(Terminal.NONE);
        assertThat(Terminal.detect(true, Map.of("TERM", "xterm", "CI", "true"))).isEqualTo(Terminal.NONE);
    }

    @Test
    void hasNoColourWhereTheUserWantsNone() {
        assertThat(Terminal.detect(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isEqualTo(new Terminal(true, false));
    }
}
