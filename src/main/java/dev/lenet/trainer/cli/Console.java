package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Printable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The output for the user: results go to stdout, warnings and errors to stderr. If stdout is a terminal, a status of one or
 * more lines is shown below all other output.
 *
 * <p>The status needs no terminal library: automatic wrapping is off while a line is written, so the terminal itself cuts it
 * at the right edge, whatever the current width. All other output, from any thread, goes above the status.
 */
public final class Console {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    /** The last character of a line that is too long ends up in the last column: make that a space. */
    private static final String CUT_OFF = " ";

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final Object lock = new Object();
    private final PrintStream terminal;
    /** stdout and stderr for other code: above the status, otherwise unchanged. */
    private final PrintStream plainOut;

    private final PrintStream plainErr;
    private volatile PrintStream out;
    private volatile PrintStream err;
    /** Whether everything is logged instead of printed. */
    private volatile boolean logs;
    /** Returns the prefix of each line. */
    private volatile Supplier<String> stamp = () -> "";

    private final Terminal kind;
    private final IntSupplier width;
    private String status = "";
    /** Number of status lines on the screen; the cursor is at the end of the last one. */
    private int drawn;

    private boolean midLine;
    private boolean closed;

    /**
     * Creates a console on two streams.
     *
     * @param out receives results
     * @param err receives warnings and errors
     * @param kind what {@code out} is connected to
     */
    public Console(PrintStream out, PrintStream err, Terminal kind) {
        this(out, err, kind, () -> TerminalWidth.USUAL);
    }

    /** Creates a console whose lines have room for {@code width} characters. */
    Console(PrintStream out, PrintStream err, Terminal kind, IntSupplier width) {
        this.terminal = out;
        this.width = width;
        this.kind = kind;
        this.plainOut = kind.live() ? above(out) : out;
        this.plainErr = kind.live() ? above(err) : err;
        this.out = new PrintableStream(plainOut);
        this.err = new PrintableStream(plainErr);
    }

    /**
     * Creates the process's own console. If it can show the status, {@code System.out} and {@code System.err} are replaced, so
     * that code that prints there does not break it. The status is erased when the JVM shuts down.
     *
     * @param environment the process's environment variables
     * @return the console
     */
    public static Console system(Map<String, String> environment) {
        Terminal kind = Terminal.detect(environment);
        IntSupplier width = kind.live() ? TerminalWidth.asked() : () -> TerminalWidth.USUAL;
        Console console = new Console(System.out, System.err, kind, width);
        if (console.isLive()) {
            System.setOut(console.plainOut);
            System.setErr(console.plainErr);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(console::close, "console"));
        return console;
    }

    /**
     * Returns the stream for results.
     *
     * @return stdout
     */
    public PrintStream out() {
        return out;
    }

    /**
     * Returns the stream for warnings and errors.
     *
     * @return stderr
     */
    public PrintStream err() {
        return err;
    }

    /**
     * Returns whether {@link #status} shows anything.
     *
     * @return true on a terminal that a person looks at
     */
    public boolean isLive() {
        return kind.live() && !logs;
    }

    /**
     * Returns the number of characters that fit in a line.
     *
     * @return the terminal's width; 80 if there is no terminal, or its width is unknown
     */
    public int width() {
        return width.getAsInt();
    }

    /**
     * Prints sentences. On a terminal they are broken between words, because it would break them within words.
     *
     * @param sentences one line or more
     */
    void print(String sentences) {
        out.println(isLive() ? Words.wrapped(sentences, width()) : sentences);
    }

    /**
     * Prints a line of figures. A structured log gets them as separate fields.
     *
     * @param line the figures as text
     * @param fields the same figures by name
     */
    void print(String line, Map<String, ?> fields) {
        if (logs) {
            LoggingEventBuilder event = LOG.atInfo();
            for (Map.Entry<String, ?> field : fields.entrySet()) {
                event = event.addKeyValue(field.getKey(), field.getValue());
            }
            event.log(line);
        } else {
            out.println(line);
        }
    }

    /**
     * Prints a table, or logs it as a single entry.
     *
     * @param table lines, each ended by a line feed
     */
    void printTable(String table) {
        if (logs) {
            LOG.info(table);
        } else {
            out.print(table);
        }
    }

    /**
     * Returns whether {@link #out} shows colours.
     *
     * @return false if the user has turned them off or the terminal does not support them
     */
    public boolean hasColour() {
        return kind.colour();
    }

    /**
     * Replaces the status lines below all other output, if this console is live. There must be fewer of them than the terminal
     * has lines.
     *
     * @param lines one or more lines, separated by line feeds; empty to show none
     */
    public void status(String lines) {
        if (!isLive()) {
            return;
        }
        synchronized (lock) {
            if (!closed) {
                status = Printable.harmless(lines);
                if (lines.isEmpty()) {
                    erase();
                } else {
                    draw();
                }
            }
        }
    }

    /**
     * Prints a warning: something that the user should know but that does not end the run.
     *
     * @param message one or more whole sentences
     */
    public void warn(String message) {
        if (logs) {
            LOG.warn(message);
        } else {
            say(label("Warning:", "33"), message);
        }
    }

    /**
     * Prints the reason that the trainer ends.
     *
     * @param message one or more whole sentences
     */
    public void error(String message) {
        if (logs) {
            LOG.error(message);
        } else {
            say(label("Error:", "31"), message);
        }
    }

    /** Escape sequences are allowed in the label only: those in the message may come from a quoted file. */
    private void say(String label, String message) {
        String printable = Printable.harmless(message);
        if (isLive()) {
            // The label takes room, but its colours do not.
            String word = label.replaceAll("\u001b\\[[0-9;]*m", "");
            printable = Words.wrapped(word + " " + printable, width()).substring(word.length() + 1);
        }
        plainErr.println(stamp.get() + label + " " + printable);
    }

    /**
     * From now on, starts each line with a prefix, such as the time. Has no effect on a terminal, whose lines have no room for
     * it, or in structured logs, which have fields for it.
     *
     * @param start returns the prefix, ending with a space; called on the thread that prints
     */
    void stampLines(Supplier<String> start) {
        if (!isLive() && !logs) {
            stamp = start;
            out = new PrintableStream(LogLines.stream(line -> plainOut.println(start.get() + line)));
            err = new PrintableStream(LogLines.stream(line -> plainErr.println(start.get() + line)));
        }
    }

    /** From now on, logs everything for machines to read: results as INFO, warnings and errors as such; no status. */
    void speakThroughLog() {
        status("");
        logs = true;
        out = LogLines.stream(LOG::info);
        err = LogLines.stream(LOG::warn);
    }

    /** Erases the status and shows none from now on. */
    public void close() {
        synchronized (lock) {
            closed = true;
            status = "";
            erase();
        }
    }

    /**
     * Returns whether {@link #close} was called, for example when the JVM shuts down.
     *
     * @return true after the call
     */
    public boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    private String label(String word, String sgr) {
        return kind.colour() ? "\u001b[1;" + sgr + "m" + word + "\u001b[0m" : word;
    }

    private void draw() {
        if (!status.isEmpty() && !midLine) {
            // A single write, so that no other output is printed while wrapping is off.
            String lines = status.replace("\n", CUT_OFF + "\r\n");
            terminal.print(eraser() + WRAP_OFF + lines + CUT_OFF + WRAP_ON);
            terminal.flush();
            drawn = 1 + (int) status.chars().filter(c -> c == '\n').count();
        }
    }

    private void erase() {
        if (drawn > 0) {
            terminal.print(eraser());
            terminal.flush();
            drawn = 0;
        }
    }

    /** Returns the escape sequence that erases the status and the cursor's line. */
    private String eraser() {
        return drawn > 1 ? "\r\u001b[" + (drawn - 1) + "A" + ERASE_BELOW : ERASE_LINE;
    }

    /** Returns the encoding of {@code System.out}; before JDK 18, a stream cannot be asked for it. */
    private static Charset charset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    private PrintStream above(PrintStream target) {
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                synchronized (lock) {
                    erase();
                    target.write(bytes, offset, length);
                    target.flush();
                    midLine = length > 0 ? bytes[offset + length - 1] != '\n' : midLine;
                    draw();
                }
            }
        };
        return new PrintStream(stream, true, charset());
    }
}
