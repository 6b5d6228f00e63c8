package dev.lenet.trainer.study;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How long processors worked for each run. Unlike wall time it does not depend on what else the machine does, nor on how many
 * runs trained at once. The process's time goes in equal shares to the runs that are under way: runs of a study have as many
 * threads each, and a thread's own time would miss those that help it.
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

    /** A run begins. */
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

    /** What one run has had. */
    final class Share {

        private double worked;

        /** The run has ended; again has no effect. Returns seconds. */
        double end() {
            synchronized (ProcessorTime.this) {
                settle();
                underWay.remove(this);
                return worked / 1e9;
            }
        }
    }
}
