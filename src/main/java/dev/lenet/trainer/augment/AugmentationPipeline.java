package dev.lenet.trainer.augment;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * All changes of a training image one after the other, in the order of the reference study: {@link RotationTransform},
 * {@link HorizontalFlipTransform}, {@link BrightnessContrastTransform}.
 *
 * <p>It stands for DataVec's {@code PipelineImageTransform}, whose constructor seeds the thread's ND4J generator anew:
 * built next to a network, that one would change the network's dropout.
 */
public final class AugmentationPipeline extends GrayImageTransform {

    private final List<GrayImageTransform> transforms;

    /**
     * A pipeline.
     *
     * @param settings how far each change goes
     */
    public AugmentationPipeline(AugmentationSettings settings) {
        this.transforms = List.of(
                new RotationTransform(settings.rotationDegrees()),
                new HorizontalFlipTransform(settings.flipProbability()),
                new BrightnessContrastTransform(settings.brightness(), settings.contrast()));
    }

    @Override
    void apply(GrayImage image, @Nullable Random random) {
        for (GrayImageTransform transform : transforms) {
            transform.apply(image, random);
        }
    }
}
