package dev.lenet.trainer.cli;

import java.util.concurrent.TimeUnit;

/** Ends a process whose shutdown does not come to its end, because a thread waits for a disk, a pipe or another thread. */
final class LastResort {

    /** Longer than all that is waited for in a shutdown that goes well. */
    private static final int SECONDS = 15;

    private LastResort() {}

    /** From now on, SIGTERM and Ctrl-C end the process whatever happens. Everything on disk is whole at any moment. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(LastResort::watch, "last-resort"));
    }

    /** The JVM waits for its hooks, but not for a daemon. */
    private static void watch() {
        Thread watch = new Thread(LastResort::halt, "last-resort-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void halt() {
        try {
            TimeUnit.SECONDS.sleep(SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.TERMINATED.code());
    }
}
