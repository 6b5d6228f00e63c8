package dev.lenet.trainer.run;

/**
 * A setting that cannot be used: unknown, out of range, or at odds with another one or with the data.
 *
 * <p>The message is all that a person sees of it, so it says which setting, what it is, and what it takes, in whole
 * sentences, and names no class.
 */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A setting that cannot be used.
     *
     * @param message what is wrong and what to do, for people
     */
    public SettingsException(String message) {
        super(message);
    }
}
