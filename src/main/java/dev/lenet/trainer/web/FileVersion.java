package dev.lenet.trainer.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes one state of a file from the next: each write makes a new file, which has its own key.
 *
 * @param size in bytes
 * @param modified when it was written
 * @param key the file system's key for the file; null if it has none
 */
record FileVersion(long size, FileTime modified, @Nullable Object key) {

    /** Two changes within a tick of the file system's clock get the same time, so a fresh file may still change unseen. */
    private static final Duration TICK = Duration.ofSeconds(2);

    static FileVersion of(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileVersion(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** Returns whether the next change is certain to give another version. */
    boolean isSettled() {
        return modified.toInstant().isBefore(Instant.now().minus(TICK));
    }
}
