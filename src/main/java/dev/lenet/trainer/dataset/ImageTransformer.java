package dev.lenet.trainer.dataset;

/**
 * Gives other pixels in place of an image's own while a batch is filled, as data augmentation does. Used by one thread.
 */
@FunctionalInterface
public interface ImageTransformer {

    /**
     * Writes what is shown instead of an image. The result must depend on the image alone, not on the images before it, or
     * the order of calls would decide a run.
     *
     * @param images the images, not changed
     * @param index which of them
     * @param target where to write {@code images.pixelsPerImage()} unsigned bytes, row after row
     * @param offset the first place to write to
     */
    void transform(ImageSet images, int index, byte[] target, int offset);
}
