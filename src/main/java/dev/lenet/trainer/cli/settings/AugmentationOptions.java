package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.augment.AugmentationSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how training images are changed. {@code --help} prints the descriptions.
 *
 * @param augment Rotate, mirror and brighten the training images at random, differently in each epoch
 * @param augmentation the ranges of the changes
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record AugmentationOptions(
        boolean augment, @NotNull @Valid Range augmentation) {

    /**
     * The ranges of the changes.
     *
     * @param rotationDegrees Largest rotation in either direction, in degrees; this and the next six need --augment
     * @param flipProbability Share of the images that are mirrored left to right
     * @param brightness Largest relative change of brightness, up or down
     * @param contrast Largest relative change of contrast, up or down
     * @param saturation Largest relative change of the saturation of colour images, up or down
     * @param hue Largest change of the hue of colour images in either direction, as a fraction of the colour circle
     * @param shift Largest vertical and horizontal shift in either direction, in pixels
     */
    public record Range(
            @DecimalMin("0") @DecimalMax("180") double rotationDegrees,
            @DecimalMin("0") @DecimalMax("1") double flipProbability,
            @DecimalMin("0") @DecimalMax("1") double brightness,
            @DecimalMin("0") @DecimalMax("1") double contrast,
            @DecimalMin("0") @DecimalMax("1") double saturation,
            @DecimalMin("0") @DecimalMax("0.5") double hue,
            @Min(0) @Max(AugmentationSettings.MOST_SHIFT) int shift) {}

    /** Returns the ranges of the changes, whether or not augmentation is on. */
    AugmentationSettings range() {
        return new AugmentationSettings(
                augmentation.rotationDegrees,
                augmentation.flipProbability,
                augmentation.brightness,
                augmentation.contrast,
                augmentation.saturation,
                augmentation.hue,
                augmentation.shift);
    }
}
