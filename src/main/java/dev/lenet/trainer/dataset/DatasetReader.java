package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Reads a data set's four files and verifies them. */
final class DatasetReader {

    private final DatasetFiles files;
    private final Function<DatasetFile, IdxSource> sources;

    /**
     * Creates a reader for one data set in one place.
     *
     * @param files the expected files
     * @param sources returns the location of each file
     */
    DatasetReader(DatasetFiles files, Function<DatasetFile, IdxSource> sources) {
        this.files = files;
        this.sources = sources;
    }

    /**
     * Reads all files, training and test files in parallel.
     *
     * @param origin the place, for display
     * @return the data set, fully verified
     * @throws DatasetException if a file is missing, damaged or not the expected one
     */
    Dataset read(String origin) {
        CompletableFuture<ImageSet> test =
                CompletableFuture.supplyAsync(() -> readPair(files.testImages(), files.testLabels()));
        ImageSet train = readPair(files.trainImages(), files.trainLabels());
        try {
            String sha256 = files.sha256();
            return sha256 == null
                    ? Dataset.of(files.description(), origin, train, test.join())
                    : new Dataset(files.description(), sha256, origin, train, test.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof DatasetException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private ImageSet readPair(DatasetFile imageFile, DatasetFile labelFile) {
        IdxSource imageSource = sources.apply(imageFile);
        IdxSource labelSource = sources.apply(labelFile);
        IdxContent labels = IdxReader.read(labelSource, labelFile.kind(), labelFile.count(), files.description());
        IdxContent images = IdxReader.read(imageSource, imageFile.kind(), imageFile.count(), files.description());
        if (labels.count() != images.count()) {
            throw labelSource.failure(Text.format(
                    "holds %d labels, but %s holds %d images: they do not belong together",
                    labels.count(), imageSource.name(), images.count()));
        }
        verify(labelSource, labelFile, labels);
        verify(imageSource, imageFile, images);
        return new ImageSet(files.description(), images.items(), labels.labels());
    }

    /**
     * Verifies a file's content.
     *
     * @throws DatasetException if the count or the digest differs
     */
    static void verify(IdxSource source, DatasetFile expected, IdxContent content) {
        if (content.count() != expected.count()) {
            throw source.failure(Text.format(
                    "holds %d %ss, expected %d",
                    content.count(), expected.kind().noun(), expected.count()));
        }
        Checksum checksum = expected.checksum();
        if (checksum.of() == Checksum.Of.COMPRESSED) {
            if (content.compressed()) {
                checksum.verifyCompressed(source);
            }
        } else if (!content.sha256().equals(checksum.hex())) {
            throw source.failure(Text.format(
                            "is well-formed, but the SHA-256 of its uncompressed content is %s, expected %s.",
                            content.sha256(), checksum.hex())
                    + " It was changed, or it belongs to another data set (MNIST's files have the same names"
                    + " and sizes)");
        }
    }
}
