package dev.lenet.trainer.store;

import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks that a disk has room for a run before the run begins, not after hours of training. */
final class DiskSpace {

    /** Pictures, report, history and predictions. */
    private static final long BESIDE_NETWORKS = 1 << 20;

    /** The last network and the best one in each of two checkpoints, and the model. */
    private static final int NETWORKS = 5;

    private static final double MIB = 1 << 20;

    private DiskSpace() {}

    /** Returns about how many bytes a run's folder takes in the end. */
    static long of(NetworkDefinition definition) {
        return NETWORKS * Float.BYTES * (definition.parameters() + definition.updaterState()) + BESIDE_NETWORKS;
    }

    /**
     * Checks that there is room.
     *
     * @param folder an existing folder
     * @param what is to be written, for messages, such as {@code the run}
     * @param bytes how much that is
     * @throws StoreException if the disk has less
     */
    static void require(Path folder, String what, long bytes) {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return; // a file system that does not say; if there is too little, writing will fail
        }
        if (free < bytes) {
            throw new StoreException(Text.format(
                    "%s is on a disk with %.1f MiB left, but %s takes about %.1f MiB. Free some space, or choose a folder on another disk with --models-dir=DIR.",
                    folder, free / MIB, what, bytes / MIB));
        }
    }
}
