package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Writes files so that a reader finds either the old content or all of the new, whatever happens in between. Files in a models
 * folder are written only here. This class follows no links and replaces only regular files.
 */
public final class AtomicFiles {

    /** Windows cannot open folders, and writes their entries to disk by itself. */
    private static final boolean FOLDERS_SYNC =
            !System.getProperty("os.name", "").startsWith("Windows");

    private AtomicFiles() {}

    /** Something that writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the whole content; the caller closes the stream.
         *
         * @param out the stream to write to
         * @throws IOException if writing fails
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a temporary file, syncs it, and renames it over {@code file}.
     *
     * @param file the file to create or replace
     * @param content what to write
     * @throws StoreException if the disk is full, the folder cannot be written, or something other than a regular file is
     *     there; {@code file} is then unchanged
     */
    public static void write(Path file, Content content) {
        write(file, null, content);
    }

    /**
     * {@link #write(Path, Content)}, with the old file kept under another name. This takes two renames, between which only the
     * old file exists.
     *
     * @param file the file to create or replace
     * @param previous the new name of the old file, which replaces any file of that name; null to keep none
     * @param content what to write
     * @throws StoreException as {@link #write(Path, Content)}
     */
    static void write(Path file, @Nullable Path previous, Content content) {
        write(file, previous, content, () -> {});
    }

    /**
     * {@link #write(Path, Path, Content)} with a last check before the new file replaces the old.
     *
     * @param fence throws if the file must not be replaced; the temporary file is then left, as it may belong to another
     *     process by now
     */
    static void write(Path file, @Nullable Path previous, Content content, Runnable fence) {
        fence.run();
        Path aside = file.resolveSibling(asideName(String.valueOf(file.getFileName())));
        refuseObstacle(file);
        refuseObstacle(aside);
        try {
            // A temporary file left by a crash is removed, not overwritten: it may be a hard link to another file.
            // CREATE_NEW opens nothing that appears there before the next line, such as a link.
            Files.deleteIfExists(aside);
            try (FileChannel channel =
                            FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            fence.run();
            if (previous != null && Files.exists(file)) {
                rename(file, previous);
            }
            rename(aside, file);
            syncFolder(file);
        } catch (FileAlreadyExistsException e) {
            throw unwritable(file, e); // not ours to delete
        } catch (IOException | UncheckedIOException e) {
            deleteQuietly(aside);
            throw unwritable(file, e);
        }
    }

    /**
     * {@link #write(Path, Content)} for text in UTF-8.
     *
     * @param file the file to create or replace
     * @param text its new content
     * @throws StoreException as {@link #write(Path, Content)}
     */
    public static void writeText(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Appends text to a file, and syncs it. A reader finds the old content, with all of the text or none of it.
     *
     * @param file a regular file
     * @param size its length in bytes
     * @param text what to append, in UTF-8
     * @throws StoreException if it cannot be written; it is then unchanged
     */
    static void append(Path file, long size, String text) {
        refuseObstacle(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            try {
                channel.position(size);
                Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(size);
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Renames over {@code to} in one step, and syncs.
     *
     * @throws StoreException if that fails
     */
    static void replace(Path from, Path to) {
        refuseObstacle(to);
        try {
            rename(from, to);
            syncFolder(to);
        } catch (IOException e) {
            throw unwritable(to, e);
        }
    }

    /** Returns the name of the hidden temporary file that is written before it replaces a file. */
    static String asideName(String file) {
        return "." + file + ".tmp";
    }

    /**
     * Refuses to write where there is something other than a regular file, which is not the trainer's.
     *
     * @throws StoreException if there is
     */
    static void refuseObstacle(Path file) {
        String obstacle = PlainFiles.obstacle(file);
        if (obstacle != null) {
            throw new StoreException(Text.format(
                    "cannot write %s: there is %s of that name, and the trainer replaces only regular files. Move it away.",
                    file, obstacle));
        }
    }

    /** Syncs a file's folder: a rename is on disk only once the folder is. */
    private static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !FOLDERS_SYNC) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The first error is the one to report; the next write removes a leftover .tmp file.
        }
    }

    static StoreException unwritable(Path file, Exception cause) {
        return new StoreException(
                Text.format(
                        "cannot write %s: %s. Free some space, make the folder writable, or choose another with --models-dir=DIR.",
                        file, reason(cause)),
                cause);
    }

    private static String reason(Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException e && e.getReason() != null) {
            return e.getReason();
        }
        if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
            return "something else has this name";
        }
        if (cause instanceof NoSuchFileException) {
            return "its folder is gone";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
