package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a data set's images are prepared for training. A component is null if it was not set, as are all of them in files written
 * before these options existed.
 *
 * @param imageSize rows and columns to fit the images of a folder to, in pixels, 8 to 64; null to choose a suitable size
 * @param channels 1 for grayscale, 3 for colour; null to choose what suits the images
 * @param transpose true to swap rows and columns of IDX images
 * @param skipBad true to leave out images that cannot be decoded
 * @param normalize how pixel levels become the network's input; {@link NormalizationKind#FIXED} is stored as null
 */
public record ImagePreparation(
        @Nullable Integer imageSize,
        @Nullable Integer channels,
        @Nullable Boolean transpose,
        @Nullable Boolean skipBad,
        @Nullable NormalizationKind normalize) {

    /** No option set. */
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

    /** The name of the first option set that applies only to the user's own folder; null if none is set. */
    @Nullable
    String forFoldersOnly() {
        return imageSize != null
                ? "image-size"
                : channels != null ? "channels" : transpose != null ? "transpose" : skipBad != null ? "skip-bad" : null;
    }
}
