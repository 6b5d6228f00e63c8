package dev.lenet.trainer.augment;

import dev.lenet.trainer.text.Text;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The strength of augmentation. If all values are 0, images are not changed.
 *
 * @param rotationDegrees largest angle, 0 to 180; an image is rotated by up to this many degrees in either direction
 * @param flipProbability probability of mirroring an image left to right, 0 to 1
 * @param brightness largest relative change, 0 to 1; the factor lies between 1 - brightness and 1 + brightness
 * @param contrast largest relative change, 0 to 1; the factor lies between 1 - contrast and 1 + contrast
 * @param saturation largest relative change, 0 to 1; null if images have no colour
 * @param hue largest rotation of the hue, as a fraction of the full circle, 0 to 0.5; null if images have no colour
 * @param shift largest shift vertically and horizontally, 0 to {@link #MOST_SHIFT} pixels
 */
public record AugmentationSettings(
        double rotationDegrees,
        double flipProbability,
        double brightness,
        double contrast,
        @Nullable Double saturation,
        @Nullable Double hue,
        int shift) {

    /** Leaves at least one row and column of the smallest images, which have 8 of each. */
    public static final int MOST_SHIFT = 7;

    /** Creates settings for images without colour and without shifting. */
    public AugmentationSettings(double rotationDegrees, double flipProbability, double brightness, double contrast) {
        this(rotationDegrees, flipProbability, brightness, contrast, null, null, 0);
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of range or NaN; the message names the setting
     */
    public AugmentationSettings {
        check("the largest rotation in degrees", rotationDegrees, 180);
        check("the flip probability", flipProbability, 1);
        check("the largest change of brightness", brightness, 1);
        check("the largest change of contrast", contrast, 1);
        check("the largest change of saturation", saturation == null ? 0 : saturation, 1);
        check("the largest turn of the hue", hue == null ? 0 : hue, 0.5);
        check("the largest shift in pixels", shift, MOST_SHIFT);
    }

    /**
     * Returns these settings adapted to a number of channels.
     *
     * @param channels at least 1
     * @return the settings without saturation and hue unless there are three channels, which are taken as colours
     */
    public AugmentationSettings in(int channels) {
        return channels == 3
                ? this
                : new AugmentationSettings(rotationDegrees, flipProbability, brightness, contrast, null, null, shift);
    }

    /**
     * Describes the settings for display, for example {@code rotation ±10° · flip 50 % · brightness ±10 % · contrast ±10 %}.
     *
     * @return one line of about 60 characters
     */
    public String describe() {
        DecimalFormat number = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        String colours = saturation == null && hue == null
                ? ""
                : Text.format(
                        " · saturation ±%s %% · hue ±%s°",
                        number.format((saturation == null ? 0 : saturation) * 100),
                        number.format((hue == null ? 0 : hue) * 360));
        String place = shift == 0 ? "" : " · shift ±" + Text.count(shift, "pixel");
        return Text.format(
                "rotation ±%s° · flip %s %% · brightness ±%s %% · contrast ±%s %%%s%s",
                number.format(rotationDegrees),
                number.format(flipProbability * 100),
                number.format(brightness * 100),
                number.format(contrast * 100),
                colours,
                place);
    }

    private static void check(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(Text.format(
                    "%s is %s, expected a number from 0 to %s",
                    name, value, most == Math.rint(most) ? String.valueOf((int) most) : String.valueOf(most)));
        }
    }
}
