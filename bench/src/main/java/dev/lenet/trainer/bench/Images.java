package dev.lenet.trainer.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Fashion-MNIST images in memory, read without the trainer's classes, so that they need not be on a peer's class path.
 *
 * @param pixels {@code size() * 784} unsigned bytes, image after image, row after row
 * @param labels {@code size()} class indices, each 0 to 9
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never compared
record Images(byte[] pixels, byte[] labels) {

    /** The part with 60,000 images. */
    static final String TRAIN = "train";

    /** The part with 10,000 images. */
    static final String TEST = "t10k";

    private static final int IMAGE_HEADER = 16;
    private static final int LABEL_HEADER = 8;

    /**
     * Reads one of the data set's two parts.
     *
     * @param folder holds the gzipped IDX files
     * @param part {@link #TRAIN} or {@link #TEST}
     * @return its images and labels
     * @throws IOException if a file is missing or unreadable
     */
    static Images read(Path folder, String part) throws IOException {
        return new Images(
                content(folder.resolve(part + "-images-idx3-ubyte.gz"), IMAGE_HEADER),
                content(folder.resolve(part + "-labels-idx1-ubyte.gz"), LABEL_HEADER));
    }

    private static byte[] content(Path file, int header) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16))) {
            in.skipNBytes(header);
            return in.readAllBytes();
        }
    }

    /**
     * The number of images.
     *
     * @return zero or more
     */
    int size() {
        return labels.length;
    }

    /**
     * All pixels scaled as the reference study does, {@code pixel / 127.5 - 1}.
     *
     * @return {@code size() * 784} values from -1 to 1
     */
    float[] normalised() {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (pixels[i] & 0xff) / 127.5f - 1;
        }
        return values;
    }

    /**
     * All labels as the index type of libtorch.
     *
     * @return {@code size()} values from 0 to 9
     */
    long[] longLabels() {
        long[] values = new long[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i];
        }
        return values;
    }

    /**
     * All labels as the trainer keeps them.
     *
     * @return {@code size()} values from 0 to 9
     */
    int[] intLabels() {
        int[] values = new int[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i];
        }
        return values;
    }
}
