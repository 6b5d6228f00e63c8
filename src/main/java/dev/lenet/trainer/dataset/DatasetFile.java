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
 * @param checksum what it must be
 */
public record DatasetFile(String name, IdxKind kind, int count, Checksum checksum) {

    /**
     * Length of the uncompressed file.
     *
     * @param shape of the images
     * @return bytes, header and all
     */
    public long bytes(ImageShape shape) {
        return kind.headerBytes() + (long) count * (kind == IdxKind.IMAGES ? shape.size() : 1);
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
     * Looks for this file, also under its name with a dot, such as {@code train-images.idx3-ubyte}.
     *
     * @param folder where to look
     * @return its path there, compressed or not; null if it is not there
     */
    public @Nullable Path in(Path folder) {
        String dotted = name.replace("-idx", ".idx");
        return Stream.of(gzipName(), name, dotted + ".gz", dotted)
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }
}
