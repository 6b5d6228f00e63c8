package dev.lenet.trainer.store;

import dev.lenet.trainer.dataset.Findings;
import dev.lenet.trainer.dataset.Findings.Duplicate;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes what was found in the images of a run or study: test images that are also training images, and skipped files. */
public final class FindingsCsv {

    private FindingsCsv() {}

    /**
     * Writes {@code duplicates.csv} and {@code skipped-images.csv}, each if there is something to list.
     *
     * @param folder of the run or study
     * @param findings what was found
     * @throws StoreException if the disk is full or the folder cannot be written
     */
    public static void write(Path folder, Findings findings) {
        List<Duplicate> duplicates = findings.duplicates();
        if (!duplicates.isEmpty()) {
            String lines = duplicates.stream()
                    .map(each -> line(each.train(), each.trainClass(), each.test(), each.testClass()))
                    .collect(Collectors.joining());
            AtomicFiles.writeText(
                    folder.resolve(Findings.DUPLICATES_FILE), line("train", "trainClass", "test", "testClass") + lines);
        }
        if (!findings.skipped().isEmpty()) {
            String lines = findings.skipped().stream()
                    .map(each -> line(each.file(), each.reason()))
                    .collect(Collectors.joining());
            AtomicFiles.writeText(folder.resolve(Findings.SKIPPED_FILE), line("file", "reason") + lines);
        }
    }

    /** Formats a line by RFC 4180. All values are quoted, because file names can hold anything. */
    private static String line(String... values) {
        return List.of(values).stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
