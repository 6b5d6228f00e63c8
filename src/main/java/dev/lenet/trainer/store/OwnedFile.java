package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file that this process has locked. The operating system releases the lock when the process ends, however it ends. */
public final class OwnedFile implements AutoCloseable {

    /**
     * The files that this process owns. POSIX drops all locks of a process on a file as soon as the process closes any channel
     * to it, so a file that is already in this set must not even be opened. Guarded by the class.
     */
    private static final Set<Path> OWNED = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private OwnedFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Tries to take ownership of a file, which is made if it is missing.
     *
     * @param folder made if it is missing
     * @param name of the file in it
     * @return the owned file; null if a live process, this one included, owns it already
     * @throws IOException if it cannot be opened for writing, or is not a regular file
     */
    public static synchronized @Nullable OwnedFile tryOwn(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.toRealPath().resolve(name);
        if (OWNED.contains(file)) {
            return null;
        }
        String obstacle = PlainFiles.obstacle(file);
        if (obstacle != null) {
            throw new IOException(Text.format("there is %s where the lock file %s should be", obstacle, name));
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        // The previous owner may have removed it together with its folder.
        if (channel.tryLock() == null || !PlainFiles.isThere(file)) {
            channel.close();
            return null;
        }
        OWNED.add(file);
        return new OwnedFile(file, channel);
    }

    /** Returns whether a live process, this one included, owns a file. If that cannot be checked, it counts as not owned. */
    static boolean isOwned(Path folder, String name) {
        return Boolean.TRUE.equals(look(folder, name));
    }

    /** Returns whether no live process owns a file. If that cannot be checked, it counts as owned. */
    static boolean isFree(Path folder, String name) {
        return Boolean.FALSE.equals(look(folder, name));
    }

    /** Whether a live process owns a file; null if that cannot be checked. */
    private static synchronized @Nullable Boolean look(Path folder, String name) {
        try {
            if (!Files.exists(folder)) {
                return false;
            }
            Path file = folder.toRealPath().resolve(name);
            if (OWNED.contains(file)) {
                return true;
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            // For reading, and shared, so that this works for another user's file or on a read-only disk.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock == null;
            }
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() {
        synchronized (OwnedFile.class) {
            if (!channel.isOpen()) {
                return; // closed before: the file may have a new owner
            }
            OWNED.remove(file);
            try {
                channel.close(); // also releases the lock
            } catch (IOException e) {
                // The operating system drops the lock at the latest when the process ends.
            }
        }
    }
}
