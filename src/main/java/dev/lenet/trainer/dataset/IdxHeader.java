package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header of an IDX file. Sizes are unsigned 32-bit numbers and need not match the file's content.
 *
 * @param elementBytes bytes per element
 * @param sizes the size of each dimension; the first is the number of images or labels
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record IdxHeader(int elementBytes, long[] sizes) {

    /** The magic number of images with a dimension for channels. */
    private static final int COLOUR_IMAGES = 0x0804;

    /** The magic numbers of labels of two and of four bytes. */
    private static final Set<Integer> WIDE_LABELS = Set.of(0x0b01, 0x0c01);

    private static final int LEAST_SIDE = 8;
    private static final int MOST_SIDE = 64;
    private static final int MOST_CHANNELS = 4;

    /** Whether a magic number is a valid alternative to the usual one of a kind. */
    static boolean isAnother(IdxKind kind, int magic) {
        return kind == IdxKind.IMAGES ? magic == COLOUR_IMAGES : WIDE_LABELS.contains(magic);
    }

    /** The length in bytes of a header with this magic number. */
    static int bytes(int magic) {
        return Integer.BYTES * (1 + (magic & 0xff));
    }

    static IdxHeader of(byte[] header) {
        ByteBuffer in = ByteBuffer.wrap(header);
        int type = in.getInt() >> 8;
        long[] sizes = new long[header.length / Integer.BYTES - 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Integer.toUnsignedLong(in.getInt());
        }
        return new IdxHeader(type == 0x0b ? 2 : type == 0x0c ? 4 : 1, sizes);
    }

    int length() {
        return Integer.BYTES * (1 + sizes.length);
    }

    long count() {
        return sizes[0];
    }

    long bytesPerItem() {
        long bytes = elementBytes;
        for (int i = 1; i < sizes.length; i++) {
            bytes *= sizes[i];
        }
        return bytes;
    }

    /** Whether channels are the last of four dimensions and not the second; there are always more columns than channels. */
    boolean channelsLast() {
        return sizes.length == 4 && sizes[3] <= MOST_CHANNELS;
    }

    /** The shape of each image; null for labels. */
    @Nullable
    ImageShape shape() {
        if (sizes.length < 3) {
            return null;
        }
        return new ImageShape((int) rows(), (int) columns(), (int) channels());
    }

    private long rows() {
        return sizes[sizes.length == 4 && !channelsLast() ? 2 : 1];
    }

    private long columns() {
        return sizes[sizes.length == 4 && !channelsLast() ? 3 : 2];
    }

    private long channels() {
        return sizes.length == 3 ? 1 : channelsLast() ? sizes[3] : sizes[1];
    }

    /** Why no network can be trained on the images; null if there is no problem. */
    @Nullable
    String problem() {
        return isSide(rows()) && isSide(columns()) && channels() >= 1 && channels() <= MOST_CHANNELS
                ? null
                : Text.format(
                        "holds images of %dx%d pixels in %d channels, expected %d to %d pixels high and wide in 1 to %d channels",
                        rows(), columns(), channels(), LEAST_SIDE, MOST_SIDE, MOST_CHANNELS);
    }

    private static boolean isSide(long pixels) {
        return pixels >= LEAST_SIDE && pixels <= MOST_SIDE;
    }

    /** How the image size differs from that of a known data set; null if it does not. */
    @Nullable
    String differenceFrom(ImageShape expected) {
        return rows() == expected.height() && columns() == expected.width()
                ? null
                : Text.format(
                        "holds images of %dx%d pixels, expected %dx%d",
                        rows(), columns(), expected.height(), expected.width());
    }
}
