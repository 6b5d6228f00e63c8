package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A lock on a folder. The operating system releases it when the owner ends, however it ends. */
final class FolderLock implements AutoCloseable {

    static final String FILE = ".lock";

    /** Attempts to take a lock: another process that checks whether it is taken holds it for a moment. */
    private static final int TRIES = 5;

    private static final int PAUSE_MILLIS = 20;

    private final OwnedFile file;

    private FolderLock(OwnedFile file) {
        this.file = file;
    }

    /**
     * Takes the lock of an existing folder.
     *
     * @throws StoreException if the folder cannot be written, or has an owner
     */
    static FolderLock take(Path folder) {
        FolderLock lock = takeIfFree(folder);
        if (lock == null) {
            throw new StoreException(Text.format(
                    "the run folder %s is in use by another trainer. Wait until it ends, or choose another name with --run=NAME.",
                    folder));
        }
        return lock;
    }

    /**
     * Takes the lock of an existing folder, if it has no owner.
     *
     * @return the lock; null if the folder has an owner
     * @throws StoreException if the folder cannot be written
     */
    static @Nullable FolderLock takeIfFree(Path folder) {
        OwnedFile file = null;
        try {
            for (int i = 0; i < TRIES && file == null; i++) {
                if (i > 0) {
                    Thread.sleep(PAUSE_MILLIS);
                }
                file = OwnedFile.tryOwn(folder, FILE);
            }
        } catch (IOException e) {
            throw AtomicFiles.unwritable(folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return file == null ? null : new FolderLock(file);
    }

    /** Returns whether a live process, this one included, owns a folder. If that cannot be checked, it counts as not owned. */
    static boolean isTaken(Path folder) {
        return OwnedFile.isOwned(folder, FILE);
    }

    /** Returns whether no live process owns a folder. If that cannot be checked, it counts as owned. */
    static boolean isFree(Path folder) {
        return OwnedFile.isFree(folder, FILE);
    }

    @Override
    public void close() {
        file.close();
    }
}
