package dev.lenet.trainer.augment;

import dev.lenet.trainer.dataset.ImageSet;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Examples of augmentation for display: some training images and their augmented versions in the first epochs.
 *
 * @param height rows of each image, in pixels
 * @param width columns of each image, in pixels
 * @param rows one image of each class, by ascending label
 */
public record AugmentationSamples(int height, int width, List<Row> rows) {

    /**
     * One image.
     *
     * @param label its class
     * @param original its pixels, {@code channels * height * width} unsigned bytes
     * @param samples its augmented versions in epochs 1, 2, ..., each of the same length
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Row(int label, byte[] original, List<byte[]> samples) {}

    /**
     * Creates samples of the first image of each class.
     *
     * @param images the images
     * @param training indices of the images that are trained on; a class without any is left out
     * @param settings the run's augmentation settings
     * @param seed the run's seed
     * @param epochs how many epochs to show, at least 1
     * @return the samples, exactly as the network sees them in training
     */
    public static AugmentationSamples of(
            ImageSet images, int[] training, AugmentationSettings settings, long seed, int epochs) {
        TreeMap<Integer, Integer> firstOfClass = new TreeMap<>();
        for (int index : training) {
            firstOfClass.putIfAbsent(images.label(index), index);
        }
        Augmenter augmenter = new Augmenter(settings, seed);
        int size = images.pixelsPerImage();
        List<Row> rows = new ArrayList<>();
        firstOfClass.forEach((label, index) -> {
            byte[] original = new byte[size];
            System.arraycopy(images.pixels(), index * size, original, 0, size);
            List<byte[]> samples = new ArrayList<>();
            for (int epoch = 1; epoch <= epochs; epoch++) {
                byte[] sample = new byte[size];
                augmenter.augment(images, index, epoch, sample, 0);
                samples.add(sample);
            }
            rows.add(new Row(label, original, List.copyOf(samples)));
        });
        return new AugmentationSamples(images.height(), images.width(), List.copyOf(rows));
    }
}
