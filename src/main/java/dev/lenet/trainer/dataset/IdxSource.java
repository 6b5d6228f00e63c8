package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The source of an IDX file.
 *
 * @param name its name in messages: a path or the name of a resource
 * @param advice what the user can do if it is damaged; one or more whole sentences
 * @param opener opens it
 */
record IdxSource(String name, String advice, Opener opener) {

    /** Opens the raw file, gzipped or not. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    static IdxSource of(Path file, String advice) {
        return new IdxSource(file.toString(), advice, () -> Files.newInputStream(file));
    }

    /**
     * Creates an exception for a problem with this file.
     *
     * @param problem what was found and what was expected, a sentence without its subject and full stop
     */
    DatasetException failure(String problem) {
        return new DatasetException(message(problem));
    }

    /** Creates an exception like {@link #failure(String)}, with a cause. */
    DatasetException failure(String problem, Throwable cause) {
        return new DatasetException(message(problem), cause);
    }

    private String message(String problem) {
        return Text.format("%s %s. %s", name, problem, advice);
    }
}
