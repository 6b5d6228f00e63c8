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
 * Looks at what lies under a name before it is opened. Opening a pipe waits for ever, a device has no end, and writing through
 * a link changes a file somewhere else.
 */
final class PlainFiles {

    private PlainFiles() {}

    /**
     * Whether there is anything of this name, a dangling link included.
     *
     * @param path any path
     * @return true too for what is neither file nor folder
     */
    static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** The size of a regular file; -1 for anything else. */
    static long size(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /**
     * Says why the trainer does not write to a name.
     *
     * @param file where a file is to be written
     * @return what lies there; null if that is a regular file or nothing
     */
    static @Nullable String obstacle(Path file) {
        return !isThere(file) || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? null : kind(file);
    }

    /** What something that is no regular file is, for people. */
    static String kind(Path path) {
        if (Files.isSymbolicLink(path)) {
            return "a symbolic link";
        }
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? "a folder" : "a pipe, socket or device";
    }

    /**
     * Opens a file for reading; a link to one counts as the file.
     *
     * @param file what to read
     * @param most how many bytes it may have
     * @return the bytes, at most so many even if the file grows meanwhile
     * @throws IOException if there is no such file, it is larger or no regular file; the message goes on after "the file:"
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
            throw new IOException(Text.format("it has %,d bytes, more than the %,d that it may have", size, most));
        }
        return Files.newInputStream(file);
    }

    /**
     * Reads a whole file.
     *
     * @param file what to read
     * @param most how many bytes it may have
     * @return its content
     * @throws IOException as {@link #open}
     */
    static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = open(file, most)) {
            byte[] content = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new IOException(Text.format("it has more than the %,d bytes that it may have", most));
            }
            return content;
        }
    }

    /** Why a file could not be read, in words that go on after "the file cannot be read". */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return e instanceof EOFException || e.getMessage() == null ? "it ends too early" : e.getMessage();
    }
}
