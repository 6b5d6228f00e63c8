package dev.lenet.trainer.augment;

import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Applies all transforms to a training image in the order of the reference study: {@link RotationTransform}, {@link
 * HorizontalFlipTransform}, {@link BrightnessContrastTransform} and then {@link ShiftTransform}, which the study did not have.
 * The result is the same as applying the four one by one, but the flip needs no pass of its own: the rotation fetches the
 * pixels of a mirrored image from right to left.
 *
 * <p>It replaces DataVec's {@code PipelineImageTransform}, whose constructor reseeds the thread's ND4J generator and so would
 * change the dropout of a network on that thread.
 */
public final class AugmentationPipeline extends GrayImageTransform {

    private final RotationTransform rotation;
    private final HorizontalFlipTransform flip;
    private final BrightnessContrastTransform jitter;
    private final ShiftTransform shift;

    /**
     * Creates a pipeline.
     *
     * @param settings the strength of each transform
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
