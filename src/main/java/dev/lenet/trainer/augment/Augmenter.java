package dev.lenet.trainer.augment;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageTransformer;
import dev.lenet.trainer.dataset.Seeds;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Gives the changed image that a training epoch shows instead of the original.
 *
 * <p>The result depends on the settings, the seed, the epoch and the image's index only: neither on other images nor on
 * their order or the number of threads. It costs about 1.3 microseconds for 28x28 pixels and allocates nothing. For one
 * thread; give each thread its own, they need not know of each other.
 */
public final class Augmenter {

    private final AugmentationPipeline pipeline;
    private final ColourAugmentation colours;
    private final long seed;
    /**
     * Of the type that DataVec's transforms draw from. Seeded anew for each image, with a well mixed number: its first
     * bits are nearly the same for all small seeds.
     */
    private final Random random = new Random();

    private @Nullable GrayImage working;

    /**
     * An augmenter.
     *
     * @param settings how far each change goes
     * @param seed the run's seed
     */
    public Augmenter(AugmentationSettings settings, long seed) {
        this.pipeline = new AugmentationPipeline(settings);
        this.colours = new ColourAugmentation(settings);
        this.seed = seed;
    }

    /**
     * Writes a changed copy of an image. The original stays as it is, and so does its label: no change of this package
     * makes another class of an image.
     *
     * @param images the images
     * @param index which of them, 0 to {@code images.size() - 1}
     * @param epoch the epoch's number, from 1
     * @param target where to write {@code images.pixelsPerImage()} unsigned bytes, as in the set
     * @param offset the first place to write to
     * @throws IndexOutOfBoundsException if there is no such image, or too little room
     */
    public void augment(ImageSet images, int index, int epoch, byte[] target, int offset) {
        random.setSeed(Seeds.derive(Seeds.derive(seed, "augment", epoch), "image", index));
        if (images.description().shape().channels() > 1) {
            colours.apply(images, index, random, target, offset);
            return;
        }
        GrayImage image = working;
        if (image == null || !image.hasSize(images.height(), images.width())) {
            image = new GrayImage(images.height(), images.width());
            working = image;
        }
        pipeline.apply(images.pixels(), index * images.pixelsPerImage(), image, random);
        image.store(target, offset);
    }

    /**
     * What an epoch shows, as the batches of a walk through the images take it.
     *
     * @param epoch the epoch's number, from 1
     * @return calls {@link #augment} of this augmenter
     */
    public ImageTransformer forEpoch(int epoch) {
        return (images, index, target, offset) -> augment(images, index, epoch, target, offset);
    }
}
