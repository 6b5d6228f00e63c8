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
 * A file that is not yet whole, kept beside its place under its name with {@code .part}.
 *
 * <p>Trouble with it is an {@link UncheckedIOException}, so that it cannot be taken for trouble with a server, which
 * would be tried again and told wrongly.
 *
 * @param target where the file goes when it is whole
 */
record PartialFile(Path target) {

    Path path() {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /** The bytes that are there, 0 if there is no such file. */
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

    /** Puts the file into its place, in one step that nobody sees half of. */
    void complete() {
        try {
            Files.move(path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the first bytes and drops the rest, ready to write on from there. */
    Output open(long from) {
        try {
            FileChannel file = FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Output(file.truncate(from).position(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The end of the file, for writing.
     *
     * @param file the open file
     */
    record Output(FileChannel file) implements AutoCloseable {

        /** Writes all that remains in the buffer. */
        void write(ByteBuffer bytes) {
            try {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Drops everything. */
        void truncate() {
            try {
                file.truncate(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Makes sure that the bytes are on the disk before the file gets its final name. */
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
