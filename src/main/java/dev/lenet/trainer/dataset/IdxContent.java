package dev.lenet.trainer.dataset;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The content of an IDX file.
 *
 * @param kind images or labels
 * @param count how many
 * @param shape the shape of each image; null for labels
 * @param channelsLast whether the channels of each pixel are adjacent
 * @param items the bytes after the header
 * @param sha256 lower-case hexadecimal SHA-256 of the uncompressed file
 * @param compressed whether the file is gzipped
 */
@SuppressWarnings("ArrayRecordComponent") // up to 47 MB: handed on, never compared
record IdxContent(
        IdxKind kind,
        int count,
        @Nullable ImageShape shape,
        boolean channelsLast,
        byte[] items,
        String sha256,
        boolean compressed) {

    /** The labels as ints, converted from the element type of the file. */
    int[] labels() {
        int bytes = count == 0 ? 1 : items.length / count;
        ByteBuffer in = ByteBuffer.wrap(items);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = bytes == 1 ? Byte.toUnsignedInt(in.get()) : bytes == 2 ? in.getShort() : in.getInt();
        }
        return labels;
    }
}
