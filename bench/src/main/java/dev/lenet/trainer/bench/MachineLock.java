package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other work off a shared machine during a measurement. Other work runs under {@code flock -s FILE}; the benchmark
 * locks the same file exclusively for one round at a time. Java's own file locks are of another kind and do not conflict with
 * those, so a {@code flock} process holds the lock.
 */
final class MachineLock {

    private final @Nullable Path file;

    /**
     * Names the lock.
     *
     * @param file the file to lock; null if the machine is not shared
     */
    MachineLock(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Does something while holding the lock exclusively.
     *
     * @param work what to do
     * @param <T> its result
     * @return the result
     * @throws IOException if the lock cannot be taken, or from the work
     */
    <T extends @Nullable Object> T hold(Callable<T> work) throws IOException {
        if (file == null) {
            return call(work);
        }
        Process holder = new ProcessBuilder("flock", "-x", file.toString(), "sh", "-c", "echo held; read release")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = holder.inputReader(StandardCharsets.UTF_8)) {
            if (output.readLine() == null) {
                throw new IOException("cannot lock " + file + " with flock");
            }
            return call(work);
        } finally {
            holder.getOutputStream().close();
        }
    }

    private static <T extends @Nullable Object> T call(Callable<T> work) throws IOException {
        try {
            return work.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
