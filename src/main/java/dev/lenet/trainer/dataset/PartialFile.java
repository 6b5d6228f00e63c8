package dev.lenet.trainer.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * An incomplete file, stored next to its target under the target's name with {@code .part} appended.
 *
 * <p>I/O errors on it are thrown as {@link UncheckedIOException}, so that they are not mistaken for a server's failure, which
 * would be retried and reported wrongly.
 *
 * @param target the final path of the complete file
 */
record PartialFile(Path target) {

    Path path() {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /** The current length in bytes; 0 if the file does not exist. */
    long size() {
        try {
            return Files.exists(path()) ? Files.size(path()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the file to its target atomically. */
    void complete() {
        try {
            Files.move(path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the file for writing at a position and truncates it there. */
    Output open(long from) {
        try {
            FileChannel file = FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Output(file.truncate(from).position(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The open file, positioned at its end.
     *
     * @param file the open file
     */
    record Output(FileChannel file) implements AutoCloseable {

        /** Writes all remaining bytes of the buffer. */
        void write(ByteBuffer bytes) {
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Discards the content. */
        void truncate() {
            try {
                file.truncate(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Forces the bytes to disk, before the file gets its final name. */
        void sync() {
            try {
                file.force(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
