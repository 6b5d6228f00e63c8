package dev.lenet.trainer.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A data set that the trainer knows: it can find, download and verify it. */
interface KnownDataset {

    /**
     * A file that upstream serves.
     *
     * @param name the last part of its address, and its name in the cache folder
     * @param mostBytes more than this is refused
     * @param isIn whether a folder holds it, in whatever form
     * @param check compares its content with what it must be; throws {@link DatasetException}
     */
    record Download(String name, long mostBytes, Predicate<Path> isIn, Consumer<IdxSource> check) {}

    /** What its images are. */
    DatasetDescription description();

    /** How many images it has, for training and test. */
    long images();

    /** What reading it takes of memory at its worst, in bytes. */
    long bytesToRead();

    /** Folders that people have it in, below a folder for data sets. */
    List<Path> folders();

    /** Folders on the web that serve its files, each address ending in {@code /}, in the order to try. */
    List<URI> upstream();

    /** What to do where it is neither found nor can be downloaded; one or more whole sentences. */
    String advice();

    /** What is downloaded where it is not found. */
    List<Download> downloads();

    /** Whether a folder holds any part of it. */
    boolean isIn(Path folder);

    /**
     * Reads and verifies it.
     *
     * @param folder holds all of it
     * @param advice what to do if it does not, or a file is damaged; one or more whole sentences
     * @throws DatasetException if a file is missing, damaged or not the expected one
     */
    Dataset read(Path folder, String advice);
}
