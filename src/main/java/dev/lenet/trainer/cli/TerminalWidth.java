package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Numbers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * The width of the terminal, which may change at any time. Java cannot determine it, but {@code stty} can. It runs in the
 * background, so that printing does not wait for it.
 */
final class TerminalWidth implements IntSupplier {

    /** The traditional width of a terminal, assumed if the width is unknown. */
    static final int USUAL = 80;

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile int columns = USUAL;
    private volatile long answered = System.nanoTime() - FRESH_NANOS;

    /** Returns a width that is already being determined, so that it is known by the time something is drawn. */
    static TerminalWidth asked() {
        TerminalWidth width = new TerminalWidth();
        width.refresh();
        return width;
    }

    /** Returns the width; it may be a few seconds old. */
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

    /** Parses the output of {@code stty size}: lines, a space and columns. */
    static int columns(String answer) {
        String[] words = answer.strip().split(" ", -1);
        Long told = words.length == 2 ? Numbers.whole(words[1]) : null;
        return told == null || told < 1 || told > 10_000 ? USUAL : told.intValue();
    }
}
