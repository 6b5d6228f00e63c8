package dev.lenet.trainer.dataset;

import java.util.List;

/**
 * What was found in a data set that its user should know of, and that stops nothing.
 *
 * @param notes one whole sentence or more each
 * @param duplicates test images that are training images too
 * @param skipped image files that were left out
 */
public record Findings(List<String> notes, List<Duplicate> duplicates, List<Skipped> skipped) {

    /** Where a run lists {@link #duplicates()}. */
    public static final String DUPLICATES_FILE = "duplicates.csv";

    /** Where a run lists {@link #skipped()}. */
    public static final String SKIPPED_FILE = "skipped-images.csv";

    /** Nothing. */
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of());

    /** Keeps its own copies. */
    public Findings {
        notes = List.copyOf(notes);
        duplicates = List.copyOf(duplicates);
        skipped = List.copyOf(skipped);
    }

    /**
     * A file that was left out.
     *
     * @param file its name below the folder
     * @param reason why
     */
    public record Skipped(String file, String reason) {}

    /**
     * A training image and a test image with the same pixels.
     *
     * @param train the training image: its file, or its index from 0
     * @param trainClass its class
     * @param test the test image
     * @param testClass its class
     */
    public record Duplicate(String train, String trainClass, String test, String testClass) {}
}
