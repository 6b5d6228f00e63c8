package dev.lenet.trainer.app;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs that are worked off one after the other. What is in it is on disk before the client hears so, and stays there until the
 * run has ended: a run that was at work when the process died is first in line again.
 */
public class JobQueue implements AutoCloseable {

    /** Far more than anyone waits for, and little enough to write at once. */
    private static final int MOST = 1000;

    /** How long a request to close may go unnoticed. */
    private static final long LOOK_MILLIS = 200;

    private final Path modelsDir;
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
        runs = opened.read();
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
     * Adds a run.
     *
     * @param run with a name that none in the queue has
     * @return its place in the line, from 1
     * @throws SettingsException if the name is taken, or the queue is full
     * @throws StoreException if the queue cannot be written; it is then as it was
     */
    public synchronized int add(QueuedRun run) {
        if (contains(run.run())) {
            throw new SettingsException(
                    Text.format("a run named %s is in the queue. Choose another name with \"run\".", run.run()));
        }
        if (runs.size() >= MOST) {
            throw new SettingsException(Text.format("the queue is full: %d runs wait. Try again later.", MOST));
        }
        List<QueuedRun> more = new ArrayList<>(runs);
        more.add(run);
        replace(more);
        notifyAll();
        return waiting().size();
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
     * @return null if there is nothing more to do
     * @throws InterruptedException if the thread is interrupted
     */
    @Nullable
    QueuedRun take(BooleanSupplier closing) throws InterruptedException {
        synchronized (this) {
            while (runs.isEmpty() && !closing.getAsBoolean()) {
                wait(LOOK_MILLIS);
            }
            atWork = closing.getAsBoolean() ? null : runs.get(0);
            return atWork;
        }
    }

    /** The run at work has ended for good. */
    synchronized void done() {
        QueuedRun ended = atWork;
        atWork = null;
        replace(runs.stream().filter(run -> run != ended).toList());
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
