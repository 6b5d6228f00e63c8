package dev.lenet.trainer.dataset;

/**
 * Replaces an image's pixels while a batch is filled, as data augmentation does. Used by one thread.
 */
@FunctionalInterface
public interface ImageTransformer {

    /**
     * Writes the transformed image. The result must depend on this image alone, not on earlier ones; otherwise a run's result
     * would depend on the order of calls.
     *
     * @param images the images, not changed
     * @param index the index of the image
     * @param target receives {@code images.pixelsPerImage()} unsigned bytes, in the order of {@link ImageSet#pixels()}
     * @param offset the first index of {@code target} to write to
     */
    void transform(ImageSet images, int index, byte[] target, int offset);
}
