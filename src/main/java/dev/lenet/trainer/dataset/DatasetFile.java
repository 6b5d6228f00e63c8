package dev.lenet.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of a data set's IDX files as it must be.
 *
 * @param name file name without {@code .gz}, for example {@code train-images-idx3-ubyte}
 * @param kind images or labels
 * @param count images or labels in the file
 * @param sha256 lower-case hexadecimal SHA-256 of the uncompressed file
 */
public record DatasetFile(String name, IdxKind kind, int count, String sha256) {

    /**
     * Length of the uncompressed file.
     *
     * @return bytes, header and all
     */
    public long bytes() {
        return kind.headerBytes() + (long) count * kind.bytesPerItem();
    }

    /**
     * The file's name when it is compressed, as upstream serves it.
     *
     * @return the name with {@code .gz}
     */
    public String gzipName() {
        return name + ".gz";
    }

    /**
     * Looks for this file.
     *
     * @param folder where to look
     * @return its path there, compressed or not; null if it is not there
     */
    public @Nullable Path in(Path folder) {
        return Stream.of(gzipName(), name)
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
