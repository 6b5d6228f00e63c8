package dev.lenet.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLinesTests {

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final PrintStream out = LogLines.stream(log::add);

    @Test
    void logsWholeLinesThatAreNotBlank() {
        out.print("a ");
        assertThat(log).isEmpty();
        out.printf("café%n%n  b%n \nc");

        assertThat(log).containsExactly("a café", "  b");
        out.println();
        assertThat(log).endsWith("c");
    }

    @Test
    void doesNotMixWhatThreadsPrint() throws InterruptedException {
        out.print("mine, ");
        Thread other = new Thread(() -> out.println("theirs"));
        other.start();
        other.join();
        out.println("whole");

        assertThat(log).containsExactly("theirs", "mine, whole");
    }
}
