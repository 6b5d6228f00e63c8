package dev.lenet.trainer.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Turns printed output into log lines: passes on each complete line that is not blank, on the thread that printed it. */
final class LogLines extends OutputStream {

    private final ThreadLocal<ByteArrayOutputStream> begun = ThreadLocal.withInitial(ByteArrayOutputStream::new);
    private final Consumer<String> log;

    private LogLines(Consumer<String> log) {
        this.log = log;
    }

    static PrintStream stream(Consumer<String> log) {
        return new PrintStream(new LogLines(log), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int b) {
        ByteArrayOutputStream line = begun.get();
        if (b != '\n') {
            line.write(b);
            return;
        }
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        begun.remove();
        if (!text.isEmpty()) {
            log.accept(text);
        }
    }
}
