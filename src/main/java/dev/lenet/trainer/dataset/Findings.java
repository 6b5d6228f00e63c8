package dev.lenet.trainer.dataset;

import java.util.List;

/**
 * Problems found in a data set that are reported to the user but do not prevent training.
 *
 * @param notes each one or more whole sentences
 * @param duplicates test images that are also training images
 * @param skipped image files that were left out
 */
public record Findings(List<String> notes, List<Duplicate> duplicates, List<Skipped> skipped) {

    /** The file in which a run lists {@link #duplicates()}. */
    public static final String DUPLICATES_FILE = "duplicates.csv";

    /** The file in which a run lists {@link #skipped()}. */
    public static final String SKIPPED_FILE = "skipped-images.csv";

    /** No findings. */
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Findings {
        notes = List.copyOf(notes);
        duplicates = List.copyOf(duplicates);
        skipped = List.copyOf(skipped);
    }

    /**
     * A file that was left out.
     *
     * @param file its path relative to the data set's folder
     * @param reason why it was left out
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
