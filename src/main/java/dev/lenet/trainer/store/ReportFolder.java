package dev.lenet.trainer.store;

import java.nio.file.Path;
import java.util.Map;

/** A folder beside a report that holds the report's pictures or tables as files, for slides, papers and spreadsheets. */
public final class ReportFolder {

    /** The folder of the report's pictures. */
    public static final String FIGURES = "figures";

    /** The folder of the report's tables. */
    public static final String TABLES = "tables";

    private ReportFolder() {}

    /**
     * Writes files, replacing older ones of the same names.
     *
     * @param parent the folder of the report
     * @param name {@link #FIGURES} or {@link #TABLES}
     * @param files contents by file name
     * @throws StoreException if the folder is not the trainer's, is in use, full or read-only
     */
    public static void write(Path parent, String name, Map<String, byte[]> files) {
        try (TrainerFolder folder = TrainerFolder.openOrMake(parent, name)) {
            files.forEach((file, content) -> folder.write(file, null, out -> out.write(content)));
        }
    }
}
