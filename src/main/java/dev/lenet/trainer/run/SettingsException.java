package dev.lenet.trainer.run;

/**
 * Thrown if a setting cannot be used: it is unknown, out of range, or conflicts with another setting or with the data.
 *
 * <p>The message is all that the user sees, so it states the setting, its value and what the setting takes, in whole
 * sentences and without class names.
 */
public class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do about it, for the user
     */
    public SettingsException(String message) {
        super(message);
    }
}
