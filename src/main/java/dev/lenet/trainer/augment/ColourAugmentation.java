package dev.lenet.trainer.augment;

import dev.lenet.trainer.dataset.ImageSet;
import java.util.Random;

/**
 * Applies all transforms to an image with several channels. All channels are rotated, mirrored and shifted alike. {@link
 * ColourJitter} changes three channels as colours; two or four channels are not colours, so the same changes of brightness and
 * contrast are applied to each separately. Not thread-safe.
 */
final class ColourAugmentation {

    private static final int COLOURS = 3;

    private final RotationTransform rotation;
    private final HorizontalFlipTransform flip;
    private final ColourJitter colours;
    private final BrightnessContrastTransform levels;
    private final ShiftTransform shift;
    private GrayImage[] planes = {};

    ColourAugmentation(AugmentationSettings settings) {
        this.rotation = new RotationTransform(settings.rotationDegrees());
        this.flip = new HorizontalFlipTransform(settings.flipProbability());
        this.colours = new ColourJitter(
                settings.brightness(),
                settings.contrast(),
                settings.saturation() == null ? 0 : settings.saturation(),
                settings.hue() == null ? 0 : settings.hue());
        this.levels = new BrightnessContrastTransform(settings.brightness(), settings.contrast());
        this.shift = new ShiftTransform(settings.shift());
    }

    void apply(ImageSet images, int index, Random random, byte[] target, int offset) {
        int channels = images.description().shape().channels();
        int plane = images.height() * images.width();
        if (planes.length != channels || !planes[0].hasSize(images.height(), images.width())) {
            planes = new GrayImage[channels];
            for (int c = 0; c < channels; c++) {
                planes[c] = new GrayImage(images.height(), images.width());
            }
        }
        double angle = rotation.angle(random);
        boolean mirrored = flip.flips(random);
        for (int c = 0; c < channels; c++) {
            rotation.rotate(images.pixels(), index * images.pixelsPerImage() + c * plane, planes[c], angle, mirrored);
        }
        if (channels == COLOURS) {
            colours.change(planes[0].levels(), planes[1].levels(), planes[2].levels(), random);
        } else {
            long seed = random.nextLong();
            for (GrayImage each : planes) {
                random.setSeed(seed); // the same factors for all channels
                levels.change(each, random);
            }
        }
        int down = shift.way(random);
        int right = shift.way(random);
        for (int c = 0; c < channels; c++) {
            ShiftTransform.shift(planes[c], down, right);
            planes[c].store(target, offset + c * plane);
        }
    }
}
