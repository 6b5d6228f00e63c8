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
 * Who works on which run of a study, among any number of processes on any machines that share its folder. It asks of the file
 * system no more than create-new: no locks, no fresh listings, no clocks that agree.
 *
 * <p>The claims on a run are the files {@code .claims/RUN.1}, {@code RUN.2} and so on. The owner of the one with the highest
 * number owns the run until it lets go or shows no sign of life for as long as a claim lives, as timed by whoever watches its
 * file. Then the run belongs to whoever makes the file with the next number first. No claim is ever removed, so that an old look
 * at the folder shows at worst an old claim, whose successor then cannot be made.
 *
 * <p>An owner that was asleep looks for its successor before it writes. Were it put to sleep between that look and the rename
 * that follows, an older state of the run would come back on waking: one that is true, as training is a function of seed and
 * data, and from which the run continues to the same bits.
 */
public final class Claims {

    /** The folder in a study's where the claims lie. */
    static final String FOLDER = ".claims";

    /** Shortens the life of claims, for tests. */
    public static final String LIFE_PROPERTY = "dev.lenet.trainer.claim-life-millis";

    /** Longer than the minute for which NFS by default believes what it has once read of a folder. */
    private static final Duration LIFE = Duration.ofMillis(Long.getLong(LIFE_PROPERTY, 90_000));

    private final Path folder;
    private final Duration life;
    private final LongSupplier nanoTime;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /**
     * The claims on a study's runs.
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

    /** How another worker stands to a run. */
    public enum Owner {
        /** There is none. */
        NONE,
        /** It has one that has not been watched for long enough to say more. */
        UNKNOWN,
        /** It has one that was seen to be alive since it was first looked at. */
        ALIVE,
        /** It has one that shows no sign of life. */
        GONE
    }

    /**
     * Tries to take a run.
     *
     * @param run its name
     * @return null if another worker has it and is alive, or has not been watched for long enough to be given up
     * @throws StoreException if the claim cannot be written, or no run can have this name
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
                // Someone else was faster: look at that claim.
            } catch (IOException e) {
                throw AtomicFiles.unwritable(folder, e);
            }
        }
    }

    /**
     * Looks at a run's owner without taking the run.
     *
     * @param run its name
     * @return what is known from this look and those before
     */
    public Owner owner(String run) {
        Latest latest = latest(run);
        return latest.isFree() ? Owner.NONE : watch(run, latest);
    }

    /**
     * The name of the worker that has a run or had it last.
     *
     * @param run its name
     * @return the machine, the process and what tells it from all others
     */
    public String ownerName(String run) {
        return latest(run).owner();
    }

    /**
     * How long a worker may go without a sign of life.
     *
     * @return the time after which a claim that has not changed is given up
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
        return now - before.since() < life.toNanos() ? Owner.UNKNOWN : Owner.GONE;
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

    /** A claim's file; empty where it cannot be read, as in the moment in which it is made. */
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
