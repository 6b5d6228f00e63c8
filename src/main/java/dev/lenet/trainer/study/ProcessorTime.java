package dev.lenet.trainer.study;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Measures each run's CPU time. Unlike wall time, this does not depend on what else the machine does or on how many runs train
 * at once. The process's CPU time is divided equally among the runs under way: the runs of a study have equally many threads,
 * and the time of a run's own thread would leave out the threads that help it.
 */
final class ProcessorTime {

    private final LongSupplier nanoseconds;
    private final Set<Share> underWay = new LinkedHashSet<>();
    private long settled;

    ProcessorTime() {
        this(((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getProcessCpuTime);
    }

    ProcessorTime(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /** Begins to measure a run. */
    synchronized Share begin() {
        settle();
        Share share = new Share();
        underWay.add(share);
        return share;
    }

    private void settle() {
        long now = nanoseconds.getAsLong();
        for (Share share : underWay) {
            share.worked += (double) (now - settled) / underWay.size();
        }
        settled = now;
    }

    /** The share of one run. */
    final class Share {

        private double worked;

        /** Ends the measurement and returns seconds. Further calls return the same. */
        double end() {
            synchronized (ProcessorTime.this) {
                settle();
                underWay.remove(this);
                return worked / 1e9;
            }
        }
    }
}
