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
 * Where the trainer speaks to a person: results to stdout, warnings and errors to stderr and, where stdout is a
 * terminal, a status of one or more lines below all other output.
 *
 * <p>The status needs no terminal library: the terminal itself cuts a line at its right edge, however wide that is at
 * the moment, because automatic wrapping is off while the line is written. Whatever else is printed, from any thread,
 * goes above it.
 */
public final class Console {

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    /** Where the line is too long, its last character lands in the last column: let that be a space. */
    private static final String CUT_OFF = " ";

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final Object lock = new Object();
    private final PrintStream terminal;
    /** stdout and stderr as others may use them: above the status, otherwise unchanged. */
    private final PrintStream plainOut;

    private final PrintStream plainErr;
    private volatile PrintStream out;
    private volatile PrintStream err;
    /** Whether all is logged instead of printed. */
    private volatile boolean logs;
    /** What each line begins with. */
    private volatile Supplier<String> stamp = () -> "";

    private final Terminal kind;
    private final IntSupplier width;
    private String status = "";
    /** Lines of the status that are on the screen now, the cursor at the end of the last. */
    private int drawn;

    private boolean midLine;
    private boolean closed;

    /**
     * A console over any two streams.
     *
     * @param out results
     * @param err warnings and errors
     * @param kind what {@code out} leads to
     */
    public Console(PrintStream out, PrintStream err, Terminal kind) {
        this(out, err, kind, () -> TerminalWidth.USUAL);
    }

    /** A console whose lines have so much room. */
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
     * The process's own console. Where the status line can be shown, {@code System.out} and {@code System.err} are
     * replaced, so that nobody who prints there breaks it, and the line is erased when the JVM shuts down.
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
     * Where results go.
     *
     * @return stdout
     */
    public PrintStream out() {
        return out;
    }

    /**
     * Where warnings and errors go.
     *
     * @return stderr
     */
    public PrintStream err() {
        return err;
    }

    /**
     * Whether {@link #status} shows anything.
     *
     * @return true on a terminal that a person looks at
     */
    public boolean isLive() {
        return kind.live() && !logs;
    }

    /**
     * How many characters a line has room for.
     *
     * @return the terminal's width; 80 where there is none, or it does not say
     */
    public int width() {
        return width.getAsInt();
    }

    /**
     * Prints sentences. A terminal would break them in the middle of a word; here they are broken between words.
     *
     * @param sentences one line or more
     */
    void print(String sentences) {
        out.println(isLive() ? Words.wrapped(sentences, width()) : sentences);
    }

    /**
     * Prints a line about figures, which a structured log gets as fields of their own.
     *
     * @param line the figures for people
     * @param fields the same by name
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
     * Prints a table, which is one entry of a log.
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
     * Whether {@link #out} shows colours.
     *
     * @return false where the user or the terminal does not want them
     */
    public boolean hasColour() {
        return kind.colour();
    }

    /**
     * Shows lines below all other output in place of those before, if this console is live. They must be fewer than the
     * terminal has.
     *
     * @param lines one or more, with a line break between two; empty to show none
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
     * Tells of something that the user should know and that does not end the run.
     *
     * @param message a whole sentence or more
     */
    public void warn(String message) {
        if (logs) {
            LOG.warn(message);
        } else {
            say(label("Warning:", "33"), message);
        }
    }

    /**
     * Tells why the trainer ends.
     *
     * @param message a whole sentence or more
     */
    public void error(String message) {
        if (logs) {
            LOG.error(message);
        } else {
            say(label("Error:", "31"), message);
        }
    }

    /** The label's colours are the trainer's own; the message may quote what is not. */
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
     * From now on begins each line with something, such as the time, where the output is kept. On a terminal the lines have no
     * room for it, and structured logs have fields of their own.
     *
     * @param start asked on the thread that prints; ends with a space
     */
    void stampLines(Supplier<String> start) {
        if (!isLive() && !logs) {
            stamp = start;
            out = new PrintableStream(LogLines.stream(line -> plainOut.println(start.get() + line)));
            err = new PrintableStream(LogLines.stream(line -> plainErr.println(start.get() + line)));
        }
    }

    /** From now on speaks through the log, which a machine reads: results as INFO, warnings and errors as such, no status. */
    void speakThroughLog() {
        status("");
        logs = true;
        out = LogLines.stream(LOG::info);
        err = LogLines.stream(LOG::warn);
    }

    /** Erases the status line for good. */
    public void close() {
        synchronized (lock) {
            closed = true;
            status = "";
            erase();
        }
    }

    /**
     * Whether {@link #close} was called, by the JVM's shutdown for one.
     *
     * @return true from then on
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
            // One write, so that nothing can come between and find the terminal without wrapping.
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

    /** Erases what is drawn, and the line that the cursor is in. */
    private String eraser() {
        return drawn > 1 ? "\r\u001b[" + (drawn - 1) + "A" + ERASE_BELOW : ERASE_LINE;
    }

    /** What {@code System.out} encodes with; a stream only tells from JDK 18 on. */
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
