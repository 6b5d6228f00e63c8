package dev.lenet.trainer.report;

import org.jspecify.annotations.Nullable;

/**
 * The words around a picture.
 *
 * @param title what is shown, one line at the top
 * @param subtitle how it came about (seed, batch size, schedule), one line under the title; may be empty
 * @param notice a warning that must not be missed, such as that the figures come from the embedded sample; null if there
 *     is nothing to warn of
 */
public record PictureText(
        String title, String subtitle, @Nullable String notice) {

    /**
     * Words without a warning.
     *
     * @param title what is shown
     * @param subtitle how it came about; may be empty
     */
    public PictureText(String title, String subtitle) {
        this(title, subtitle, null);
    }
}
