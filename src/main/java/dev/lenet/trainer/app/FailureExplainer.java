package dev.lenet.trainer.app;

/** Says in words why work failed. */
@FunctionalInterface
public interface FailureExplainer {

    /**
     * Explains.
     *
     * @param cause what the work ended with
     * @return one or more whole sentences for people
     */
    String explain(Throwable cause);
}
