package dev.lenet.trainer.store;

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

/** A folder's lock, the operating system's own, so that it ends with its owner however that dies. */
final class FolderLock implements AutoCloseable {

    static final String FILE = ".lock";

    /** How often a lock is asked for: another process may hold it for the moment in which it looks whether it is taken. */
    private static final int TRIES = 5;

    private static final int PAUSE_MILLIS = 20;

    /**
     * The folders that this process owns. POSIX drops all locks of a process on a file as soon as the process closes the file,
     * through whatever channel: a folder of our own must not even be tried. Guarded by the class.
     */
    private static final Set<Path> OWNED = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folder if it is missing, and owns it.
     *
     * @throws StoreException if the folder cannot be written, or has an owner
     */
    static FolderLock make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFiles.unwritable(folder, e);
        }
        return take(folder);
    }

    /**
     * Owns a folder that exists.
     *
     * @throws StoreException if the folder cannot be written, or has an owner
     */
    static FolderLock take(Path folder) {
        FolderLock lock = null;
        try {
            for (int i = 0; i < TRIES && lock == null; i++) {
                if (i > 0) {
                    Thread.sleep(PAUSE_MILLIS);
                }
                lock = tryTake(folder);
            }
        } catch (IOException e) {
            throw AtomicFiles.unwritable(folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lock == null) {
            throw new StoreException(
                    "the run folder %s is in use by another trainer. Wait until it ends, or choose another name with --run=NAME."
                            .formatted(folder));
        }
        return lock;
    }

    private static synchronized @Nullable FolderLock tryTake(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (OWNED.contains(real)) {
            return null;
        }
        FileChannel channel = FileChannel.open(
                real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        if (channel.tryLock() == null) {
            channel.close();
            return null;
        }
        OWNED.add(real);
        return new FolderLock(real, channel);
    }

    /** Whether a live process, this one included, owns a folder. One that cannot be asked about counts as not owned. */
    static synchronized boolean isTaken(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (OWNED.contains(real)) {
                return true;
            }
            // For reading, and shared: a folder of someone else, on a read-only disk perhaps, can be asked about too.
            try (FileChannel channel =
                            FileChannel.open(real.resolve(FILE), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return lock == null;
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (FolderLock.class) {
            if (!channel.isOpen()) {
                return; // a second time: the folder may have a new owner
            }
            OWNED.remove(folder);
            try {
                channel.close(); // with it goes the lock
            } catch (IOException e) {
                // The operating system drops the lock with the process at the latest.
            }
        }
    }
}
