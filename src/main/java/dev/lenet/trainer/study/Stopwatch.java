package dev.lenet.trainer.study;

import java.util.concurrent.TimeUnit;

/** How long something takes, whatever is done to the machine's clock meanwhile. */
final class Stopwatch {

    private final long started = System.nanoTime();

    /** Since this object was made, in whole milliseconds. */
    double seconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 1e3;
    }
}
