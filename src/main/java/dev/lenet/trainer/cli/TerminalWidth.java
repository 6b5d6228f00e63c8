package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * The width of the terminal, which a person may change at any time. Java cannot tell it; {@code stty} can. It is asked in the
 * background, so that nobody who prints waits for it.
 */
final class TerminalWidth implements IntSupplier {

    /** What terminals have had since there were terminals; so have those that do not say. */
    static final int USUAL = 80;

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile int columns = USUAL;
    private volatile long answered = System.nanoTime() - FRESH_NANOS;

    /** One that has begun to ask, so that the width is known by the time something is drawn. */
    static TerminalWidth asked() {
        TerminalWidth width = new TerminalWidth();
        width.refresh();
        return width;
    }

    /** The width as it was some seconds ago at the latest. */
    @Override
    public int getAsInt() {
        refresh();
        return columns;
    }

    private void refresh() {
        if (System.nanoTime() - answered >= FRESH_NANOS && asking.compareAndSet(false, true)) {
            Thread background = new Thread(this::ask, "terminal-width");
            background.setDaemon(true);
            background.start();
        }
    }

    private void ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            columns = columns(answer);
        } catch (IOException e) {
            // No stty, or no terminal: the usual width stays.
        } finally {
            answered = System.nanoTime();
            asking.set(false);
        }
    }

    /** Reads what {@code stty size} answers: lines, a space and columns. */
    static int columns(String answer) {
        String[] words = answer.strip().split(" ", -1);
        Long told = words.length == 2 ? Numbers.whole(words[1]) : null;
        return told == null || told < 1 || told > 10_000 ? USUAL : told.intValue();
    }
}
