package dev.lenet.trainer.cli;

import java.util.concurrent.TimeUnit;

/** Ends a process whose shutdown hangs because a thread waits for a disk, a pipe or another thread. */
final class LastResort {

    /** Longer than a normal shutdown takes. */
    private static final int SECONDS = 15;

    private LastResort() {}

    /** Makes sure that SIGTERM and Ctrl-C end the process. That is safe, because the files on disk are valid at any moment. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(LastResort::watch, "last-resort"));
    }

    /** Waits in a daemon thread, because the JVM waits for shutdown hooks but not for daemons. */
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
