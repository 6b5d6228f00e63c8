package dev.lenet.trainer.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A few threads, including the caller's, that share the items of one short task after another. Between tasks they spin
 * for a moment, because the next one usually comes within microseconds, and then sleep.
 *
 * <p>Which thread takes which item is left to chance: for reproducible bits, the result of an item must not depend on
 * it. A team of one starts no threads.
 */
final class Team implements AutoCloseable {
    /** What to do with each item. */
    interface Task {
        /**
         * Does one item.
         *
         * @param item 0 to one less than the number of items
         * @param member the thread that does it, 0 to one less than the size of the team
         */
        void run(int item, int member);
    }

    /** Looks at the job this many times, for about 50 microseconds, before sleeping. */
    private static final int SPINS = 2_000;

    private final Helper[] helpers;
    private volatile Job job = new Job(0, (item, member) -> {});
    private volatile boolean closed;

    /**
     * Starts the team.
     *
     * @param size number of threads including the caller's, 1 or more
     */
    Team(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A team needs 1 thread or more, not " + size);
        }
        helpers = new Helper[size - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    int size() {
        return helpers.length + 1;
    }

    /**
     * Does all items and returns when they are done. What the items wrote is visible to the caller, and what the caller
     * wrote before is visible to the items.
     *
     * @param count number of items
     * @param task what to do with each
     * @throws IllegalStateException if an item threw an exception, which is the cause
     */
    void run(int count, Task task) {
        if (helpers.length == 0 || count == 1) {
            for (int item = 0; item < count; item++) {
                task.run(item, 0);
            }
            return;
        }
        Job current = new Job(count, task);
        job = current;
        for (Helper helper : helpers) {
            if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
        current.work(0);
        current.await();
    }

    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    /** One task. A helper that wakes up too late finds no item left and does no harm. */
    private static final class Job {
        private final int count;
        private final Task task;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile @Nullable Throwable failure;

        Job(int count, Task task) {
            this.count = count;
            this.task = task;
        }

        void work(int member) {
            for (int item = next.getAndIncrement(); item < count; item = next.getAndIncrement()) {
                try {
                    task.run(item, member);
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    done.incrementAndGet();
                }
            }
        }

        void await() {
            for (int spin = 0; done.get() < count; spin++) {
                if (spin < SPINS) {
                    Thread.onSpinWait();
                } else {
                    // The thread that has the last item may be waiting for this core.
                    Thread.yield();
                }
            }
            if (failure != null) {
                throw new IllegalStateException("A part of a training step failed: " + failure, failure);
            }
        }
    }

    private final class Helper extends Thread {
        private final int member;
        private volatile boolean asleep;

        Helper(int member) {
            super("fused-network-" + member);
            this.member = member;
            setDaemon(true);
        }

        @Override
        public void run() {
            Job last = job;
            while (!closed) {
                Job current = next(last);
                current.work(member);
                last = current;
            }
        }

        private Job next(Job last) {
            for (int spin = 0; spin < SPINS && job == last; spin++) {
                Thread.onSpinWait();
            }
            asleep = true;
            while (job == last && !closed) {
                LockSupport.park(Team.this);
            }
            asleep = false;
            return job;
        }
    }
}
