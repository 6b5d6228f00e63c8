package dev.lenet.trainer.report;

import org.jspecify.annotations.Nullable;

/**
 * The text around a picture.
 *
 * @param title what is shown, one line at the top
 * @param subtitle how it was made (seed, batch size, schedule), one line under the title; may be empty
 * @param notice a warning that must not be missed, such as that the figures come from the embedded sample; null for
 *     none
 */
public record PictureText(
        String title, String subtitle, @Nullable String notice) {

    /**
     * Creates the text of a picture without a warning.
     *
     * @param title what is shown
     * @param subtitle how it was made; may be empty
     */
    public PictureText(String title, String subtitle) {
        this(title, subtitle, null);
    }
}
