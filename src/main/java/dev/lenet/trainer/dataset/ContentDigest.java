package dev.lenet.trainer.dataset;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Computes the SHA-256 of a data set over the concatenation of its four IDX files, whether or not it was read from such files.
 * Single-channel images have the magic number {@code 0x803}; images with several channels have {@code 0x804}, with a dimension
 * for channels before rows and columns. Labels are one byte each ({@code 0x801}) for up to 256 classes, and two bytes each
 * ({@code 0xb01}) for more.
 */
final class ContentDigest {

    private static final int BYTE_CLASSES = 256;

    private ContentDigest() {}

    static String of(ImageSet train, ImageSet test) {
        MessageDigest digest = Checksum.digest("SHA-256");
        add(train, digest);
        add(test, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(ImageSet images, MessageDigest digest) {
        ImageShape shape = images.description().shape();
        boolean colour = shape.channels() > 1;
        ByteBuffer header = ByteBuffer.allocate(colour ? 20 : 16).putInt(colour ? 0x804 : 0x803);
        header.putInt(images.size());
        if (colour) {
            header.putInt(shape.channels());
        }
        digest.update(header.putInt(shape.height()).putInt(shape.width()).array());
        digest.update(images.pixels());
        boolean bytes = images.description().classes() <= BYTE_CLASSES;
        digest.update(ByteBuffer.allocate(8)
                .putInt(bytes ? 0x801 : 0xb01)
                .putInt(images.size())
                .array());
        ByteBuffer labels = ByteBuffer.allocate(images.size() * (bytes ? 1 : 2));
        for (int label : images.labels()) {
            if (bytes) {
                labels.put((byte) label);
            } else {
                labels.putShort((short) label);
            }
        }
        digest.update(labels.array());
    }
}
