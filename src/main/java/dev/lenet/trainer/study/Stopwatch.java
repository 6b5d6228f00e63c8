package dev.lenet.trainer.study;

import java.util.concurrent.TimeUnit;

/** Measures how long something takes, independent of changes to the machine's clock. */
final class Stopwatch {

    private final long started = System.nanoTime();

    /** Returns the seconds since this object was made, to whole milliseconds. */
    double seconds() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started) / 1e3;
    }
}
