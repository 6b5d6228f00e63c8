package dev.lenet.trainer.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A data set that the trainer can find, download and verify. */
interface KnownDataset {

    /**
     * A file that upstream serves.
     *
     * @param name the last segment of its URL, and its name in the cache folder
     * @param mostBytes the maximum length; a longer file is rejected
     * @param isIn whether a folder holds it, in any form
     * @param check verifies its content; throws {@link DatasetException}
     */
    record Download(String name, long mostBytes, Predicate<Path> isIn, Consumer<IdxSource> check) {}

    /** Describes its images. */
    DatasetDescription description();

    /** The number of its training and test images. */
    long images();

    /** The peak memory needed to read it, in bytes. */
    long bytesToRead();

    /** Its usual folders, relative to a folder for data sets. */
    List<Path> folders();

    /** URLs of the folders that serve its files, each ending in {@code /}, in the order to try. */
    List<URI> upstream();

    /** What the user can do if it can neither be found nor downloaded; one or more whole sentences. */
    String advice();

    /** The files to download if it is not found. */
    List<Download> downloads();

    /** Whether a folder holds any part of it. */
    boolean isIn(Path folder);

    /**
     * Reads and verifies it.
     *
     * @param folder the folder that holds all of its files
     * @param advice what the user can do if a file is missing or damaged; one or more whole sentences
     * @throws DatasetException if a file is missing, damaged or not the expected one
     */
    Dataset read(Path folder, String advice);
}
