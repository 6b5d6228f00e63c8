package dev.lenet.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The expected form of one of a data set's IDX files.
 *
 * @param name file name without {@code .gz}, for example {@code train-images-idx3-ubyte}
 * @param kind images or labels
 * @param count number of images or labels in the file
 * @param checksum the expected digest
 */
public record DatasetFile(String name, IdxKind kind, int count, Checksum checksum) {

    /**
     * The length of the uncompressed file.
     *
     * @param shape the shape of each image
     * @return bytes, including the header
     */
    public long bytes(ImageShape shape) {
        return kind.headerBytes() + (long) count * (kind == IdxKind.IMAGES ? shape.size() : 1);
    }

    /**
     * The name of the compressed file that upstream serves.
     *
     * @return the name with {@code .gz}
     */
    public String gzipName() {
        return name + ".gz";
    }

    /**
     * Looks for this file in a folder, also under the name variant with a dot, such as {@code train-images.idx3-ubyte}.
     *
     * @param folder the folder to search
     * @return the file's path, compressed or not; null if it does not exist
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
