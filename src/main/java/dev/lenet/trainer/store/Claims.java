package dev.lenet.trainer.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Records who works on which run of a study, among any number of processes on any machines that share its folder. All that it
 * needs from the file system is create-new: no locks across machines, no up-to-date listings, no synchronized clocks.
 *
 * <p>The claims on a run are the files {@code .claims/RUN.1}, {@code RUN.2} and so on. The owner of the one with the highest
 * number owns the run until it releases the claim, or until the claim's file has not changed for the life of a claim, as timed
 * by the process that watches it, or until a process on the owner's own machine sees that it is dead. The run then belongs to the
 * first process that creates the file with the next number. No claim is ever removed, so that a stale view of the folder shows
 * at worst an old claim, whose successor cannot be created.
 *
 * <p>An owner that was suspended looks for its successor before it writes. If it is suspended between that look and the rename
 * that follows, it restores an older state of the run when it wakes. That state is still correct, because training is a
 * function of seed and data, and the run continues from it to the same bits.
 */
public final class Claims {

    /** The subfolder of a study's folder that holds the claims. */
    static final String FOLDER = ".claims";

    /** System property for tests: the life of a claim in milliseconds. */
    public static final String LIFE_PROPERTY = "dev.lenet.trainer.claim-life-millis";

    /** Longer than the minute for which NFS caches a folder by default. */
    private static final Duration LIFE = Duration.ofMillis(Long.getLong(LIFE_PROPERTY, 90_000));

    /** How long an owner usually takes from the claim to the lock of the run's folder, with much to spare. */
    static final Duration SETTLING = Duration.ofSeconds(2);

    private final Path folder;
    private final Duration life;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * Creates the claims on a study's runs.
     *
     * @param study the study's folder
     */
    public Claims(Path study) {
        this(study, LIFE, System::nanoTime);
    }

    Claims(Path study, Duration life, LongSupplier nanoTime) {
        this.folder = study.resolve(FOLDER);
        this.life = life;
        this.nanoTime = nanoTime;
    }

    /**
     * The newest claim on a run.
     *
     * @param attempt its number, from 1; 0 if there is none
     * @param content of its file
     */
    record Latest(int attempt, String content) {

        String owner() {
            return ClaimText.owner(content);
        }

        boolean isFree() {
            return attempt == 0 || ClaimText.isReleased(content);
        }
    }

    private record Seen(Latest latest, long since) {}

    /** Whether a run has an owner, and whether that owner is alive. */
    public enum Owner {
        /** The run has no owner. */
        NONE,
        /** The owner has not been watched for long enough to say whether it is alive. */
        UNKNOWN,
        /** The owner has shown a sign of life since it was first looked at. */
        ALIVE,
        /** The owner has shown no sign of life for the life of a claim, or is known to be dead. */
        GONE
    }

    /**
     * Tries to take a run.
     *
     * @param run its name
     * @return the claim; null if another worker has the run and is alive, or has not been watched for long enough yet
     * @throws StoreException if the claim cannot be written, or the name is not a valid run name
     */
    public @Nullable Claim take(String run) {
        RunFolder.checked(run);
        while (true) {
            Latest latest = latest(run);
            boolean free = latest.isFree();
            if (!free && watch(run, latest) != Owner.GONE) {
                return null;
            }
            int attempt = latest.attempt() + 1;
            try {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(folder);
                }
                Claim claim = Claim.make(file(run, attempt), run, attempt, !free, file(run, attempt + 1), life);
                seen.remove(run);
                return claim;
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    throw AtomicFiles.unwritable(folder, e);
                }
                // Another process was faster: look at its claim.
            } catch (IOException e) {
                throw AtomicFiles.unwritable(folder, e);
            }
        }
    }

    /**
     * Looks at a run's owner without taking the run.
     *
     * @param run its name
     * @return what is known from this call and earlier ones
     */
    public Owner owner(String run) {
        Latest latest = latest(run);
        return latest.isFree() ? Owner.NONE : watch(run, latest);
    }

    /**
     * Returns the name of the worker that has a run or had it last.
     *
     * @param run its name
     * @return the machine, the process and a unique suffix
     */
    public String ownerName(String run) {
        return latest(run).owner();
    }

    /**
     * Returns how long a worker may go without a sign of life.
     *
     * @return the time after which a claim that has not changed expires
     */
    public Duration life() {
        return life;
    }

    private Owner watch(String run, Latest latest) {
        long now = nanoTime.getAsLong();
        Seen before = seen.get(run);
        if (before == null || !before.latest().equals(latest)) {
            seen.put(run, new Seen(latest, now));
            boolean beats = before != null && before.latest().attempt() == latest.attempt();
            return beats ? Owner.ALIVE : Owner.UNKNOWN;
        }
        long quiet = now - before.since();
        boolean gone = quiet >= life.toNanos() || quiet >= SETTLING.toNanos() && diedHere(run, latest);
        return gone ? Owner.GONE : Owner.UNKNOWN;
    }

    /**
     * Whether the owner was a process of this machine and is dead. The lock of the run's folder has to agree, because processes
     * of other containers may not be visible.
     */
    private boolean diedHere(String run, Latest latest) {
        return ClaimText.isOfDeadProcess(latest.content()) && FolderLock.isFree(folder.resolveSibling(run));
    }

    private Latest latest(String run) {
        Seen before = seen.get(run);
        int attempt = before == null ? 1 : before.latest().attempt();
        Latest latest = new Latest(0, "");
        while (true) {
            Path file = file(run, attempt);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return latest;
            }
            latest = new Latest(attempt, read(file));
            attempt++;
        }
    }

    /** Reads a claim's file; empty if it cannot be read, for example while it is being created. */
    static String read(Path file) {
        try {
            return new String(PlainFiles.read(file, 1 << 10), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private Path file(String run, int attempt) {
        return folder.resolve(run + "." + attempt);
    }
}
