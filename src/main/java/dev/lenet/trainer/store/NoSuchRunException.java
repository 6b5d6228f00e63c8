package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.nio.file.Path;

/** Thrown if the models folder does not hold the run or study that was named. */
public final class NoSuchRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param modelsDir the models folder
     * @param what was looked for: {@code run} or {@code study}
     * @param name the name that was looked for
     */
    public NoSuchRunException(Path modelsDir, String what, String name) {
        super(Text.format(
                "there is no %s %s in %s. List what is there with `ls %s`, or choose another folder with --models-dir=DIR.",
                what, name, modelsDir, modelsDir));
    }
}
