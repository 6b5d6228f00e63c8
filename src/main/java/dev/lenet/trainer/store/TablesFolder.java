package dev.lenet.trainer.store;

import java.nio.file.Path;
import java.util.Map;

/** The folder {@value #NAME} beside a report, with its tables as files for spreadsheets and papers. */
public final class TablesFolder {

    /** The name of the folder. */
    public static final String NAME = "tables";

    private TablesFolder() {}

    /**
     * Writes tables, replacing older ones of the same names.
     *
     * @param parent the folder of the report
     * @param texts the tables by the names of their files
     * @throws StoreException if the folder is not the trainer's, is in use, full or read-only
     */
    public static void write(Path parent, Map<String, String> texts) {
        try (TrainerFolder folder = TrainerFolder.openOrMake(parent, NAME)) {
            texts.forEach(folder::write);
        }
    }
}
