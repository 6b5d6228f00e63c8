package dev.lenet.trainer.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A folder's lock, the operating system's own, so that it ends with its owner however that dies. */
final class FolderLock implements AutoCloseable {

    static final String FILE = ".lock";

    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
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
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return new FolderLock(channel, lock);
            }
            channel.close();
        } catch (IOException e) {
            throw AtomicFiles.unwritable(folder, e);
        }
        throw new StoreException(
                "the run folder %s is in use by another trainer. Wait until it ends, or choose another name with --run=NAME."
                        .formatted(folder));
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this very process
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            // The operating system drops the lock with the process at the latest.
        }
    }
}
