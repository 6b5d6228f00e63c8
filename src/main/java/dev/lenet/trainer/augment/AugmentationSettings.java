package dev.lenet.trainer.augment;

import dev.lenet.trainer.text.Text;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * How far augmentation goes. With all four at 0 an image stays as it is.
 *
 * @param rotationDegrees largest angle, 0 to 180; an image is turned by between minus and plus this many degrees
 * @param flipProbability share of the images that are mirrored left to right, 0 to 1
 * @param brightness largest relative change, 0 to 1; the factor lies between 1 - brightness and 1 + brightness
 * @param contrast largest relative change, 0 to 1; the factor lies between 1 - contrast and 1 + contrast
 */
public record AugmentationSettings(double rotationDegrees, double flipProbability, double brightness, double contrast) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range or not a number; the message names the setting
     */
    public AugmentationSettings {
        check("the largest rotation in degrees", rotationDegrees, 180);
        check("the flip probability", flipProbability, 1);
        check("the largest change of brightness", brightness, 1);
        check("the largest change of contrast", contrast, 1);
    }

    /**
     * The settings for people, for example {@code rotation ±10° · flip 50 % · brightness ±10 % · contrast ±10 %}.
     *
     * @return one line of about 60 characters
     */
    public String describe() {
        DecimalFormat number = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return Text.format(
                "rotation ±%s° · flip %s %% · brightness ±%s %% · contrast ±%s %%",
                number.format(rotationDegrees),
                number.format(flipProbability * 100),
                number.format(brightness * 100),
                number.format(contrast * 100));
    }

    private static void check(String name, double value, int most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    Text.format("%s is %s, expected a number from 0 to %d", name, value, most));
        }
    }
}
