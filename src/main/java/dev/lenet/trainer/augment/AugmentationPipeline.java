package dev.lenet.trainer.augment;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All changes of a training image one after the other, in the order of the reference study: {@link RotationTransform},
 * {@link HorizontalFlipTransform}, {@link BrightnessContrastTransform}, and {@link ShiftTransform}, which the study had
 * not. The levels are those of the four one by one, computed without a pass for the flip: a mirrored image is one whose pixels are fetched from right to left.
 *
 * <p>It stands for DataVec's {@code PipelineImageTransform}, whose constructor seeds the thread's ND4J generator anew:
 * built next to a network, that one would change the network's dropout.
 */
public final class AugmentationPipeline extends GrayImageTransform {

    private final RotationTransform rotation;
    private final HorizontalFlipTransform flip;
    private final BrightnessContrastTransform jitter;
    private final ShiftTransform shift;

    /**
     * A pipeline.
     *
     * @param settings how far each change goes
     */
    public AugmentationPipeline(AugmentationSettings settings) {
        this.rotation = new RotationTransform(settings.rotationDegrees());
        this.flip = new HorizontalFlipTransform(settings.flipProbability());
        this.jitter = new BrightnessContrastTransform(settings.brightness(), settings.contrast());
        this.shift = new ShiftTransform(settings.shift());
    }

    @Override
    void apply(byte[] source, int offset, GrayImage result, @Nullable Random random) {
        double angle = rotation.angle(random);
        boolean mirrored = flip.flips(random);
        rotation.rotate(source, offset, result, angle, mirrored);
        jitter.change(result, random);
        ShiftTransform.shift(result, shift.way(random), shift.way(random));
    }
}
