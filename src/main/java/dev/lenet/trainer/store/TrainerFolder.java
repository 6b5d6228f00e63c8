package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A folder that the trainer made, owned by this process until it is closed. Folders are made, taken over and cleared only here;
 * files are written only in {@link AtomicFiles}.
 *
 * <p>The trainer recognizes its folders by a hidden file, the first that it writes to a new one. Earlier versions did not write
 * that file; their folders are recognized by a {@code run.json}, {@code study.json} or checkpoint that can be read. Every other
 * folder, and every link to a folder, is refused before anything in it changes. A folder that is empty, or holds only what a
 * crash leaves before the first file is complete, is taken over.
 */
final class TrainerFolder implements AutoCloseable {

    /** The file that says that the trainer made the folder. */
    static final String MARK = ".trainer";

    private static final String MARK_TEXT =
            "dev.lenet.trainer made this folder, and overwrites and removes the files that it writes here.\n";

    /** What a crash can leave in a folder before its first file is complete. */
    private static final Set<String> LEFTOVERS = Set.of(
            FolderLock.FILE,
            MARK,
            AtomicFiles.asideName(MARK),
            AtomicFiles.asideName(RunRecord.FILE),
            AtomicFiles.asideName(StudyRecord.FILE),
            AtomicFiles.asideName(RunFolder.REPORT));

    /** How long {@link #leave} waits for a write to the folder to finish. */
    private static final int PATIENCE_MILLIS = 300;

    private static final Set<TrainerFolder> OWNED = ConcurrentHashMap.newKeySet();

    private final Path path;
    /** Null if the folder was taken over by a claim from a suspended owner that still holds the lock. */
    private final @Nullable FolderLock lock;

    private final @Nullable Claim claim;
    private final boolean made;
    private final ReentrantLock writing = new ReentrantLock();
    private boolean left;

    private TrainerFolder(Path path, @Nullable FolderLock lock, @Nullable Claim claim, boolean made) {
        this.path = path;
        this.lock = lock;
        this.claim = claim;
        this.made = made;
        OWNED.add(this);
    }

    /** Returns the folders that this process owns. */
    static Set<TrainerFolder> owned() {
        return Set.copyOf(OWNED);
    }

    /** What has a folder's name. */
    private enum Kind {
        MISSING,
        EMPTY,
        OURS
    }

    /**
     * Takes ownership of a folder, which is made if it is missing.
     *
     * @throws StoreException if it cannot be made, has an owner, or is not the trainer's
     */
    static TrainerFolder openOrMake(Path parent, String name) {
        return openOrMake(parent, name, null);
    }

    /**
     * Takes ownership of a folder for as long as this process keeps its claim. The folder is made if it is missing.
     *
     * @param claim on this folder; null for none
     * @throws StoreException if it cannot be made, has an owner other than one that has lost its claim, or is not the trainer's
     */
    static TrainerFolder openOrMake(Path parent, String name, @Nullable Claim claim) {
        Path path = parent.resolve(name);
        boolean missing = look(path) == Kind.MISSING;
        if (missing) {
            make(path);
        }
        TrainerFolder folder = new TrainerFolder(path, lock(path, claim), claim, missing);
        try {
            look(path); // again, now that no one else changes it
            folder.mark();
            return folder;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static @Nullable FolderLock lock(Path path, @Nullable Claim claim) {
        return claim != null && claim.isTakenOver() ? FolderLock.takeIfFree(path) : FolderLock.take(path);
    }

    /**
     * Takes ownership of an existing folder.
     *
     * @throws StoreException if it has an owner, cannot be written, or is not the trainer's
     */
    static TrainerFolder open(Path parent, String name) {
        Path path = parent.resolve(name);
        look(path);
        TrainerFolder folder = new TrainerFolder(path, FolderLock.take(path), null, false);
        try {
            folder.mark();
            return folder;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Makes a folder with the first free name, and takes ownership of it: tries the name itself, then with {@code -2},
     * {@code -3} and so on.
     *
     * @throws StoreException if it cannot be made
     */
    static TrainerFolder makeNext(Path parent, String name) {
        createParent(parent);
        String free = FreeName.first(name, candidate -> {
            try {
                Files.createDirectory(parent.resolve(candidate));
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } catch (IOException e) {
                throw AtomicFiles.unwritable(parent.resolve(candidate), e);
            }
        });
        Path path = parent.resolve(free);
        TrainerFolder folder = new TrainerFolder(path, FolderLock.take(path), null, true);
        folder.mark();
        return folder;
    }

    /** Returns whether nothing has this name, or only an empty folder without an owner. */
    static boolean isFree(Path path) {
        try {
            Kind kind = look(path);
            return kind == Kind.MISSING || kind == Kind.EMPTY && !FolderLock.isTaken(path);
        } catch (StoreException e) {
            return false;
        }
    }

    /**
     * Refuses what {@link #openOrMake} would refuse, without changing anything.
     *
     * @throws StoreException if something other than one of the trainer's folders has this name
     */
    static void check(Path path) {
        look(path);
    }

    /**
     * Determines what has a folder's name.
     *
     * @throws StoreException if it is not the trainer's
     */
    private static Kind look(Path path) {
        if (!PlainFiles.isThere(path)) {
            return Kind.MISSING;
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            String what = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? "a file" : PlainFiles.kind(path);
            throw new StoreException(Text.format(
                    "%s is %s, and the trainer works only in folders that it made. Move it away, or choose another name with --run=NAME.",
                    path, what));
        }
        List<String> names = names(path);
        if (isEmpty(path, names)) {
            return Kind.EMPTY;
        }
        if (isMarked(path) || holdsWork(path)) {
            return Kind.OURS;
        }
        String first = names.stream()
                .filter(name -> !LEFTOVERS.contains(name))
                .findFirst()
                .orElse(names.get(0));
        throw new StoreException(Text.format(
                "the folder %s is not one that the trainer made: it holds %s. %sMove it away, or choose another name with --run=NAME.",
                path,
                Printable.quote(first),
                problem(path, RunRecord.FILE, RunRecord.class) + problem(path, StudyRecord.FILE, StudyRecord.class)));
    }

    /** Returns why a file does not prove that the trainer made the folder; empty if there is no such file. */
    private static String problem(Path path, String name, Class<?> type) {
        Path file = path.resolve(name);
        if (PlainFiles.isThere(file)) {
            try {
                Json.read(file, type);
            } catch (StoreException e) {
                return e.getMessage() + " ";
            }
        }
        return "";
    }

    private static boolean isEmpty(Path path, Collection<String> names) {
        return LEFTOVERS.containsAll(names)
                && names.stream().allMatch(name -> PlainFiles.obstacle(path.resolve(name)) == null);
    }

    private static boolean isMarked(Path path) {
        Path mark = path.resolve(MARK);
        try {
            return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                    && Arrays.equals(PlainFiles.read(mark, 1 << 10), MARK_TEXT.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return false;
        }
    }

    private void mark() {
        if (!isMarked(path)) {
            AtomicFiles.writeText(path.resolve(MARK), MARK_TEXT);
        }
    }

    /** Returns whether a version that did not write the mark has worked here. */
    private static boolean holdsWork(Path path) {
        return Json.readOrNull(path.resolve(RunRecord.FILE), RunRecord.class) != null
                || Json.readOrNull(path.resolve(StudyRecord.FILE), StudyRecord.class) != null
                || CheckpointZip.isWhole(path.resolve(RunFolder.CHECKPOINT))
                || CheckpointZip.isWhole(path.resolve(RunFolder.PREVIOUS_CHECKPOINT));
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (IOException e) {
            throw AtomicFiles.unwritable(path, e);
        } catch (DirectoryIteratorException e) {
            throw AtomicFiles.unwritable(path, Objects.requireNonNull(e.getCause()));
        }
        names.sort(null);
        return names;
    }

    private static void createParent(Path parent) {
        try {
            Files.createDirectories(parent);
        } catch (IOException e) {
            throw AtomicFiles.unwritable(parent, e);
        }
    }

    private static void make(Path path) {
        Path parent = path.getParent();
        if (parent != null) {
            createParent(parent);
        }
        try {
            Files.createDirectory(path);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster. Whoever locks the folder owns it.
        } catch (IOException e) {
            throw AtomicFiles.unwritable(path, e);
        }
    }

    Path path() {
        return path;
    }

    /**
     * Replaces a file that records the state of the work in the folder.
     *
     * @throws StoreException if it cannot be written
     * @throws CancellationException if the folder was left, see {@link #leave}
     */
    void write(String name, String text) {
        writing.lock();
        try {
            if (left) {
                throw new CancellationException("the process is ending");
            }
            write(name, null, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } finally {
            writing.unlock();
        }
    }

    /**
     * Replaces any file of the folder, unless another process has claimed the folder.
     *
     * @param previous the new name of the old file; null to keep none
     * @throws ClaimLostException if another process has claimed the folder
     * @throws StoreException if it cannot be written
     */
    void write(String name, @Nullable String previous, AtomicFiles.Content content) {
        AtomicFiles.write(
                path.resolve(name), previous == null ? null : path.resolve(previous), content, this::checkClaim);
    }

    /**
     * Checks that this process still has its claim on the folder, if it needs one.
     *
     * @throws ClaimLostException if another process has claimed the folder
     */
    void checkClaim() {
        if (claim != null) {
            claim.check();
        }
    }

    /** Returns the number of this attempt at the work in the folder, from 1; null without a claim. */
    @Nullable
    Integer attempt() {
        return claim == null ? null : claim.attempt();
    }

    /**
     * Keeps the thread that works in the folder from recording any more state.
     *
     * @param last writes the final state; not called, and nothing is blocked, if a write does not finish soon
     */
    void leave(Runnable last) {
        try {
            if (writing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    last.run();
                    left = true;
                } finally {
                    writing.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the folder holds something of this name. */
    boolean holds(String name) {
        return PlainFiles.isThere(path.resolve(name));
    }

    /**
     * Removes files and their leftover temporary files. Everything else in the folder stays.
     *
     * @param names of the files, in the order in which they are removed
     * @throws StoreException if one of them is not a regular file; then nothing is removed
     */
    void clear(List<String> names) {
        checkClaim();
        names.forEach(name -> AtomicFiles.refuseObstacle(path.resolve(name)));
        try {
            for (String name : names) {
                Files.deleteIfExists(path.resolve(name));
                Path aside = path.resolve(AtomicFiles.asideName(name));
                if (PlainFiles.obstacle(aside) == null) {
                    Files.deleteIfExists(aside);
                }
            }
        } catch (IOException e) {
            throw AtomicFiles.unwritable(path, e);
        }
    }

    /** Releases the folder. A folder that this object made is removed if nothing was written to it. */
    @Override
    public void close() {
        if (made) {
            removeIfUnused();
        }
        OWNED.remove(this);
        if (lock != null) {
            lock.close();
        }
    }

    private void removeIfUnused() {
        try {
            if (Set.of(FolderLock.FILE, MARK).containsAll(names(path))) {
                Files.deleteIfExists(path.resolve(MARK));
                Files.deleteIfExists(path.resolve(FolderLock.FILE));
                Files.delete(path);
            }
        } catch (IOException | StoreException e) {
            // Stays as an empty folder, which the next run of this name takes over.
        }
    }
}
