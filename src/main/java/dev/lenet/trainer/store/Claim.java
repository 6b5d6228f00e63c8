package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The exclusive right of this process to work on one run of a study, across machines. It is a file that is created with
 * create-new and whose last line changes every few seconds while the process is alive, see {@link Claims}. The file stays open,
 * so that if it is removed or replaced, the heartbeat does not change someone else's file.
 */
public final class Claim implements AutoCloseable {

    /** Heartbeats in the life of a claim: a few may get lost. */
    private static final int BEATS_PER_LIFE = 6;

    private static final ScheduledExecutorService BEATS = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "claims");
        thread.setDaemon(true);
        return thread;
    });

    private final String run;
    private final int attempt;
    private final boolean takenOver;
    private final Path successor;
    private final FileChannel channel;
    private final ClaimText text;
    private final ScheduledFuture<?> beats;
    private int beat;
    private volatile boolean lost;

    private Claim(
            String run,
            int attempt,
            boolean takenOver,
            Path successor,
            FileChannel channel,
            ClaimText text,
            Duration life) {
        this.run = run;
        this.attempt = attempt;
        this.takenOver = takenOver;
        this.successor = successor;
        this.channel = channel;
        this.text = text;
        long pause = Math.max(1, life.toMillis() / BEATS_PER_LIFE);
        this.beats = BEATS.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Makes the file and starts the heartbeat.
     *
     * @throws java.nio.file.FileAlreadyExistsException if someone else was faster
     */
    static Claim make(Path file, String run, int attempt, boolean takenOver, Path successor, Duration life)
            throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ClaimText text = ClaimText.ofThisProcess();
        write(channel, 0, text.whole());
        return new Claim(run, attempt, takenOver, successor, channel, text, life);
    }

    /** Returns how many times a worker has taken the run, this time included: at least 1. */
    int attempt() {
        return attempt;
    }

    /** Returns whether the previous owner never released the run: it may be suspended and still believe that it owns it. */
    boolean isTakenOver() {
        return takenOver;
    }

    /**
     * The run that the claim is on.
     *
     * @return its name in the study
     */
    public String run() {
        return run;
    }

    /**
     * Returns whether this process has noticed that another has taken over the run.
     *
     * @return true once it has
     */
    public boolean isLost() {
        return lost;
    }

    /**
     * Checks that the run still belongs to this process. Called before each write, as the process may have been suspended for
     * hours.
     *
     * @throws ClaimLostException if another process has taken over the run
     */
    void check() {
        // A process that takes over makes this file first.
        if (lost || Files.exists(successor, LinkOption.NOFOLLOW_LINKS)) {
            lost = true;
            throw new ClaimLostException(run, ClaimText.owner(Claims.read(successor)));
        }
    }

    private synchronized void beat() {
        try {
            check();
            beat++;
            write(channel, text.stateAt(), ClaimText.beat(beat));
        } catch (ClaimLostException e) {
            beats.cancel(false);
        } catch (IOException e) {
            // The next beat may succeed. If none does, another process takes over the run, which check() detects before
            // the next write.
        }
    }

    private static void write(FileChannel channel, long at, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        long position = at;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        // Only this makes it visible to others on a network file system.
        channel.force(false);
    }

    /** Releases the run, so that the next worker need not wait until the claim expires. */
    @Override
    public synchronized void close() {
        beats.cancel(false);
        try (channel) {
            if (!lost && channel.isOpen()) {
                write(channel, text.stateAt(), ClaimText.released(beat));
            }
        } catch (IOException e) {
            // The claim expires instead.
        }
    }

    @Override
    public String toString() {
        return Text.format("claim %d on %s", attempt, run);
    }
}
