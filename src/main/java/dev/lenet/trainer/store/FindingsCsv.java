package dev.lenet.trainer.store;

import dev.lenet.trainer.dataset.Findings;
import dev.lenet.trainer.dataset.Findings.Duplicate;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What was found in the images of a run or study: test images that are training images too, and files that were left out. */
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

    /** By RFC 4180; all values are quoted, because names of files can hold anything. */
    private static String line(String... values) {
        return List.of(values).stream()
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
