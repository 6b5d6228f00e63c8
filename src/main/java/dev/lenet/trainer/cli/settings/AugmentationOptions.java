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
 * Whether and how training images are changed. The descriptions are those of the usage.
 *
 * @param augment Rotate, mirror and brighten the training images at random, anew in each epoch
 * @param augmentation how far that goes
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record AugmentationOptions(
        boolean augment, @NotNull @Valid Range augmentation) {

    /**
     * How far the changes go.
     *
     * @param rotationDegrees Largest rotation to either side, in degrees; this and the next six need --augment
     * @param flipProbability Share of the images that are mirrored left to right
     * @param brightness Largest relative change of brightness, up or down
     * @param contrast Largest relative change of contrast, up or down
     * @param saturation Largest relative change of saturation, up or down, of colour images
     * @param hue Largest turn of the hue to either side, as a part of the colour circle, of colour images
     * @param shift Largest move up or down and to either side, in pixels
     */
    public record Range(
            @DecimalMin("0") @DecimalMax("180") double rotationDegrees,
            @DecimalMin("0") @DecimalMax("1") double flipProbability,
            @DecimalMin("0") @DecimalMax("1") double brightness,
            @DecimalMin("0") @DecimalMax("1") double contrast,
            @DecimalMin("0") @DecimalMax("1") double saturation,
            @DecimalMin("0") @DecimalMax("0.5") double hue,
            @Min(0) @Max(AugmentationSettings.MOST_SHIFT) int shift) {}

    /** How far augmentation goes, where there is any. */
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
