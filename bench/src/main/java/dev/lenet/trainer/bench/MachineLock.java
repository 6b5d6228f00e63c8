package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other work on a shared machine away while something is measured. Whoever builds there runs it under {@code flock
 * -s FILE}; the benchmark takes the same file exclusively for one round at a time. Java's own file locks are of another
 * kind and would not see those, so the lock is held by a {@code flock} process.
 */
final class MachineLock {

    private final @Nullable Path file;

    /**
     * Names the lock.
     *
     * @param file the file to lock; null for a machine of one's own
     */
    MachineLock(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Does something while nobody else holds the lock.
     *
     * @param work what to do
     * @param <T> its result
     * @return the result
     * @throws IOException if the lock cannot be taken or the work fails so
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
