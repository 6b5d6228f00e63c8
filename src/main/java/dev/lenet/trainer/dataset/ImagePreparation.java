package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is made of a data set's files before anything is trained. All is null where nothing is asked for, as in every file from
 * before it could be.
 *
 * @param imageSize rows and columns to fit images of a folder to, in pixels, 8 to 64; by default what suits them
 * @param channels 1 for grayscale, 3 for colour; by default what suits them
 * @param transpose true to exchange rows and columns of IDX images
 * @param skipBad true to leave out images that cannot be decoded
 * @param normalize how levels become what a network gets; {@link NormalizationKind#FIXED} is null
 */
public record ImagePreparation(
        @Nullable Integer imageSize,
        @Nullable Integer channels,
        @Nullable Boolean transpose,
        @Nullable Boolean skipBad,
        @Nullable NormalizationKind normalize) {

    /** Nothing asked for. */
    public static final ImagePreparation NONE = new ImagePreparation(null, null, null, null, null);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ImagePreparation {
        if (imageSize != null && (imageSize < 8 || imageSize > 64)) {
            throw new IllegalArgumentException(Text.format("the image size is %d, expected 8 to 64 pixels", imageSize));
        }
        if (channels != null && channels != 1 && channels != 3) {
            throw new IllegalArgumentException(
                    Text.format("the number of channels is %d, expected 1 for grayscale or 3 for colour", channels));
        }
        transpose = Boolean.TRUE.equals(transpose) ? Boolean.TRUE : null;
        skipBad = Boolean.TRUE.equals(skipBad) ? Boolean.TRUE : null;
        normalize = normalize == NormalizationKind.FIXED ? null : normalize;
    }

    /** The option that has a meaning for a folder of the user's alone, as it is written; null if none is given. */
    @Nullable
    String forFoldersOnly() {
        return imageSize != null
                ? "image-size"
                : channels != null ? "channels" : transpose != null ? "transpose" : skipBad != null ? "skip-bad" : null;
    }
}
