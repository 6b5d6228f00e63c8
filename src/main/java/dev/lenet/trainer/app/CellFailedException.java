package dev.lenet.trainer.app;

import dev.lenet.trainer.text.Text;
import java.util.List;

/** Thrown if cells that this process trained failed; the others are kept. The cause is the first cell's failure. */
public final class CellFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Throwable first;

    CellFailedException(String study, List<Throwable> failures) {
        super(
                Text.format(
                        "%s of the study %s failed, the first because %s",
                        Text.count(failures.size(), "cell"),
                        study,
                        failures.get(0).getMessage()),
                failures.get(0));
        this.first = failures.get(0);
    }

    /**
     * Returns the first cell's failure, which decides the exit code.
     *
     * @return the cause
     */
    public Throwable first() {
        return first;
    }
}
