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
 * The queue of runs, which are trained one after the other. A run is on disk before its client gets an answer, and stays there
 * until it has ended: a run that was being trained when the process died is first in line again.
 */
public class JobQueue implements AutoCloseable {

    /** The most runs in the queue: far more than anyone waits for, and few enough to write each time. */
    static final int MOST = 1000;

    /** The longest time until a request to close is noticed. */
    private static final long LOOK_MILLIS = 200;

    private final Path modelsDir;
    private final Clock clock = Clock.systemUTC();
    private @Nullable QueueFile file;
    private List<QueuedRun> runs = List.of();
    private @Nullable QueuedRun atWork;

    /**
     * Creates a closed queue.
     *
     * @param modelsDir the folder of the queue's file
     */
    public JobQueue(Path modelsDir) {
        this.modelsDir = modelsDir;
    }

    /**
     * Opens the queue: reads the runs that an earlier process left, and accepts more from now on.
     *
     * @throws StoreException if another process owns this queue, or its file is damaged
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
     * Returns whether runs can be added.
     *
     * @return false in a process that does not serve
     */
    public synchronized boolean isOpen() {
        return file != null;
    }

    /**
     * The place of a waiting run.
     *
     * @param run its name
     * @param position its place in the line, from 1
     */
    public record Place(String run, int position) {}

    /**
     * Adds a run under the requested name, or under a new one if none is requested.
     *
     * @param asked the run
     * @return its name and place
     * @throws SettingsException if the name is taken, or the queue is full
     * @throws StoreException if the queue cannot be written; the queue is then unchanged
     */
    public synchronized Place add(RunRequest asked) {
        if (runs.size() >= MOST) {
            throw new SettingsException(Text.format("the queue is full: %d runs are waiting. Try again later.", MOST));
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
     * Returns whether a run is waiting or being trained.
     *
     * @param name its name
     * @return true if it is
     */
    public synchronized boolean contains(String name) {
        return runs.stream().anyMatch(run -> run.run().equals(name));
    }

    /**
     * Returns the waiting runs, the next one first.
     *
     * @return the runs, without the one being trained
     */
    public synchronized List<QueuedRun> waiting() {
        return runs.stream().filter(run -> run != atWork).toList();
    }

    /**
     * Waits for the next run and starts it. It stays first in line until {@link #done}.
     *
     * @param closing polled; true ends the waiting
     * @param beginning called with the run while it still counts as waiting
     * @return the run; null if the queue is closing
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

    /** Removes the run being trained, which has ended for good. */
    synchronized void done() {
        QueuedRun ended = atWork;
        atWork = null;
        replace(runs.stream().filter(run -> run != ended).toList());
    }

    /**
     * Removes a waiting run.
     *
     * @param name its name
     * @return false if no run of this name is waiting; it may be being trained
     * @throws StoreException if the queue cannot be written; the queue is then unchanged
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
     * Moves waiting runs to the front of the line. The others follow in their current order.
     *
     * @param names the names of the runs, the next one first
     * @throws NoSuchElementException if one of them is not waiting; its message is the name
     * @throws StoreException if the queue cannot be written; the queue is then unchanged
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
