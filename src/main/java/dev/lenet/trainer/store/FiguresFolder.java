package dev.lenet.trainer.store;

import java.nio.file.Path;
import java.util.Map;

/** The folder {@value #NAME} beside a report, with its pictures as files for slides and papers. */
public final class FiguresFolder {

    /** The name of the folder. */
    public static final String NAME = "figures";

    private FiguresFolder() {}

    /**
     * Writes pictures, replacing older ones of the same names.
     *
     * @param parent the folder of the report
     * @param pictures the contents by the names of their files
     * @throws StoreException if the folder is not the trainer's, is in use, full or read-only
     */
    public static void write(Path parent, Map<String, byte[]> pictures) {
        try (TrainerFolder folder = TrainerFolder.openOrMake(parent, NAME)) {
            pictures.forEach((name, content) -> folder.write(name, null, out -> out.write(content)));
        }
    }
}
