package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a path is before it is opened. Opening a pipe may block forever, a device has no end, and writing through a link
 * changes a file somewhere else.
 */
final class PlainFiles {

    private PlainFiles() {}

    /**
     * Returns whether there is anything of this name, including a dangling link.
     *
     * @param path any path
     * @return also true for something that is neither file nor folder
     */
    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the size of a regular file; -1 for anything else. */
    static long size(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * Returns what keeps the trainer from writing a file.
     *
     * @param file the file to be written
     * @return what has this name, for messages; null if that is a regular file or nothing
     */
    static @Nullable String obstacle(Path file) {
        return !isThere(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? null : kind(file);
    }

    /** Returns what something other than a regular file is, for messages. */
    static String kind(Path path) {
        if (Files.isSymbolicLink(path)) {
            return "a symbolic link";
        }
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "a folder" : "a pipe, socket or device";
    }

    /**
     * Opens a file for reading; a link to one counts as the file.
     *
     * @param file the file to read
     * @param most how many bytes it may have
     * @return its content, which may be longer than {@code most} if the file grows meanwhile
     * @throws IOException if there is no such file, or it is larger or not a regular file; the message completes "the file: "
     */
    static InputStream open(Path file, long most) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is " + kind(file.toRealPath()));
        }
        long size = Files.size(file);
        if (size > most) {
            throw new IOException(Text.format("it has %,d bytes, more than the %,d allowed", size, most));
        }
        return Files.newInputStream(file);
    }

    /**
     * Reads a whole file.
     *
     * @param file the file to read
     * @param most how many bytes it may have
     * @return its content
     * @throws IOException as {@link #open}
     */
    static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = open(file, most)) {
            byte[] content = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException(Text.format("it has more than the %,d bytes allowed", most));
            }
            return content;
        }
    }

    /** Returns why a file could not be read, in words that complete "the file cannot be read: ". */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof EOFException || e.getMessage() == null ? "it ends too early" : e.getMessage();
    }
}
