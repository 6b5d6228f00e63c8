package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.nio.file.Path;

/** A run or study was named that the models folder does not hold. */
public final class NoSuchRunException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says so.
     *
     * @param modelsDir where it was looked for
     * @param what was looked for: a run or a study
     * @param name as it was asked for
     */
    public NoSuchRunException(Path modelsDir, String what, String name) {
        super(Text.format(
                "there is no %s %s in %s. `ls %s` shows those that are there; another folder is named with --models-dir=DIR.",
                what, name, modelsDir, modelsDir));
    }
}
