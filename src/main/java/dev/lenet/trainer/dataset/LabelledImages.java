package dev.lenet.trainer.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * The user's own images, before they become a data set.
 *
 * @param pixels ordered by image, channel, row and column
 * @param labels the class index of each image
 * @param names the name of each image in messages
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record LabelledImages(byte[] pixels, int[] labels, List<String> names) {

    int size() {
        return labels.length;
    }

    /** Returns some of the images, in the order of the given indices. */
    LabelledImages at(int[] indices) {
        int bytes = labels.length == 0 ? 0 : pixels.length / labels.length;
        byte[] some = new byte[indices.length * bytes];
        int[] classes = new int[indices.length];
        List<String> own = new ArrayList<>(indices.length);
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * bytes, some, i * bytes, bytes);
            classes[i] = labels[indices[i]];
            own.add(names.get(indices[i]));
        }
        return new LabelledImages(some, classes, own);
    }
}
