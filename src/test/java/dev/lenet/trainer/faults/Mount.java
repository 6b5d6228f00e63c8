package dev.lenet.trainer.faults;

import dev.lenet.trainer.Needs;
import java.nio.file.Path;

/** A small disk of its own, in memory. Needs root, and a kernel that lets it mount; without, the test is skipped. */
final class Mount implements AutoCloseable {

    private final Path folder;

    private Mount(Path folder) {
        this.folder = folder;
    }

    static Mount tmpfs(Path folder, int kib) throws Exception {
        boolean mounted =
                Command.succeeds("mount", "-t", "tmpfs", "-o", "size=" + kib + "k", "trainer-test", folder.toString());
        Needs.that(mounted, "no small disk could be mounted: that needs root");
        return new Mount(folder);
    }

    void resize(int kib) throws Exception {
        Command.run("mount", "-o", "remount,size=" + kib + "k", folder.toString());
    }

    /** To a size, or to what is used already where that is more. */
    void shrink(int kib) throws Exception {
        for (int size = kib; !Command.succeeds("mount", "-o", "remount,size=" + size + "k", folder.toString()); ) {
            size += 100;
        }
    }

    @Override
    public void close() throws Exception {
        Command.run("umount", folder.toString());
    }
}
