package dev.lenet.trainer.dataset;

import java.util.stream.IntStream;

/** Image sets to test with. */
public final class ImageSets {

    private ImageSets() {}

    /** Gray images of ten classes. */
    public static ImageSet gray(int height, int width, byte[] pixels, byte... labels) {
        ImageShape shape = new ImageShape(height, width, 1);
        DatasetDescription description = new DatasetDescription(
                "test", "test images", shape, FashionMnist.DESCRIPTION.classNames(), Normalization.fixed(1));
        return new ImageSet(description, pixels, indices(labels));
    }

    static int[] indices(byte[] labels) {
        return IntStream.range(0, labels.length).map(i -> labels[i]).toArray();
    }
}
