package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where an IDX file comes from.
 *
 * @param name how messages call it: a path, or a resource's name
 * @param advice what a user can do if it is damaged; one or more whole sentences
 * @param opener opens it
 */
record IdxSource(String name, String advice, Opener opener) {

    /** Opens the file's bytes, gzipped or not. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    static IdxSource of(Path file, String advice) {
        return new IdxSource(file.toString(), advice, () -> Files.newInputStream(file));
    }

    /**
     * The failure that this file is the cause of.
     *
     * @param problem what was found and what was expected, a sentence without subject and full stop
     */
    DatasetException failure(String problem) {
        return new DatasetException(message(problem));
    }

    /** As {@link #failure(String)}, with what the file system reported. */
    DatasetException failure(String problem, Throwable cause) {
        return new DatasetException(message(problem), cause);
    }

    private String message(String problem) {
        return Text.format("%s %s. %s", name, problem, advice);
    }
}
