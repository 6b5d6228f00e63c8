package dev.lenet.trainer.app;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.FreeName;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs that are worked off one after the other. What is in it is on disk before the client hears so, and stays there until the
 * run has ended: a run that was at work when the process died is first in line again.
 */
public class JobQueue implements AutoCloseable {

    /** Far more than anyone waits for, and little enough to write at once. */
    static final int MOST = 1000;

    /** How long a request to close may go unnoticed. */
    private static final long LOOK_MILLIS = 200;

    private final Path modelsDir;
    private final Clock clock = Clock.systemUTC();
    private @Nullable QueueFile file;
    private List<QueuedRun> runs = List.of();
    private @Nullable QueuedRun atWork;

    /**
     * A closed queue.
     *
     * @param modelsDir where its file lies
     */
    public JobQueue(Path modelsDir) {
        this.modelsDir = modelsDir;
    }

    /**
     * Takes up what an earlier process left, and accepts more from now on.
     *
     * @throws StoreException if another process has this queue, or its file is damaged
     */
    public synchronized void open() {
        QueueFile opened = QueueFile.open(modelsDir);
        try {
            runs = opened.read();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        file = opened;
    }

    /**
     * Whether runs can be added.
     *
     * @return false in a process that does one thing and ends
     */
    public synchronized boolean isOpen() {
        return file != null;
    }

    /**
     * Where a run waits.
     *
     * @param run its name
     * @param position its place in the line, from 1
     */
    public record Place(String run, int position) {}

    /**
     * Adds a run, under the name that is asked for or, in the same step, under one that nothing has.
     *
     * @param asked the run
     * @return its name and place
     * @throws SettingsException if the name is taken, or the queue is full
     * @throws StoreException if the queue cannot be written; it is then as it was
     */
    public synchronized Place add(RunRequest asked) {
        if (runs.size() >= MOST) {
            throw new SettingsException(Text.format("the queue is full: %d runs wait. Try again later.", MOST));
        }
        String name = asked.run();
        if (name == null) {
            name = FreeName.first(FreeName.stamped(asked.spec().variant().name()), this::isFree);
        } else if (!isFree(name)) {
            throw new SettingsException(Text.format("a run named %s exists. Choose another name with \"run\".", name));
        }
        List<QueuedRun> more = new ArrayList<>(runs);
        more.add(new QueuedRun(name, asked.spec(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        replace(more);
        notifyAll();
        return new Place(name, waiting().size());
    }

    private boolean isFree(String name) {
        return !contains(name) && RunFolder.isFree(modelsDir, name);
    }

    /**
     * Whether a run waits or is at work.
     *
     * @param name its name
     * @return true if it does
     */
    public synchronized boolean contains(String name) {
        return runs.stream().anyMatch(run -> run.run().equals(name));
    }

    /**
     * The runs that wait, the next one first.
     *
     * @return without the one at work
     */
    public synchronized List<QueuedRun> waiting() {
        return runs.stream().filter(run -> run != atWork).toList();
    }

    /**
     * Waits for the next run, and takes it to work. It stays first in line until {@link #done}.
     *
     * @param closing asked now and then; true ends the waiting
     * @param beginning told of the run before it stops waiting
     * @return null if there is nothing more to do
     * @throws InterruptedException if the thread is interrupted
     */
    @Nullable
    QueuedRun take(BooleanSupplier closing, Consumer<QueuedRun> beginning) throws InterruptedException {
        synchronized (this) {
            while (runs.isEmpty() && !closing.getAsBoolean()) {
                wait(LOOK_MILLIS);
            }
            QueuedRun next = closing.getAsBoolean() ? null : runs.get(0);
            if (next != null) {
                beginning.accept(next);
            }
            atWork = next;
            return next;
        }
    }

    /** The run at work has ended for good. */
    synchronized void done() {
        QueuedRun ended = atWork;
        atWork = null;
        replace(runs.stream().filter(run -> run != ended).toList());
    }

    /**
     * Takes a run that waits out of the line.
     *
     * @param name its name
     * @return false if no run of this name waits; it may be at work
     * @throws StoreException if the queue cannot be written; it is then as it was
     */
    public synchronized boolean cancel(String name) {
        List<QueuedRun> left = runs.stream()
                .filter(run -> run == atWork || !run.run().equals(name))
                .toList();
        if (left.size() == runs.size()) {
            return false;
        }
        replace(left);
        return true;
    }

    /**
     * Puts runs that wait to the front of the line. The others follow in the order that they have.
     *
     * @param names the runs, the next one first
     * @throws NoSuchElementException if one of them does not wait; its message is the name
     * @throws StoreException if the queue cannot be written; it is then as it was
     */
    public synchronized void order(List<String> names) {
        Map<String, QueuedRun> left = new LinkedHashMap<>();
        waiting().forEach(run -> left.put(run.run(), run));
        List<QueuedRun> ordered = new ArrayList<>();
        if (atWork != null) {
            ordered.add(atWork);
        }
        for (String name : names) {
            QueuedRun run = left.remove(name);
            if (run == null) {
                throw new NoSuchElementException(name);
            }
            ordered.add(run);
        }
        ordered.addAll(left.values());
        replace(ordered);
    }

    private void replace(List<QueuedRun> now) {
        if (file == null) {
            throw new IllegalStateException("the queue is not open");
        }
        file.write(now);
        runs = List.copyOf(now);
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
