package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows of floats in ND4J's binary format: a buffer with the shape, then one with the data, each preceded by its storage, length
 * and type. ND4J allocates whatever the lengths say; this class first checks them against the expected length.
 */
final class ArrayBytes {

    /** ND4J's name for its storage since it has had 64-bit lengths. */
    private static final String STORAGE = "MIXED_DATA_TYPES";

    /** Number of longs in a shape besides its dimensions and strides: rank, type and flags, element stride, order. */
    private static final int SHAPE_REST = 4;

    /** A row has rank 1, or rank 2 with one row. */
    private static final int HIGHEST_RANK = 2;

    /** Storage, length and type of both buffers, and the longest shape. */
    private static final int HEADER = 2 * (Short.BYTES + STORAGE.length() + Long.BYTES + Short.BYTES)
            + "LONG".length()
            + "FLOAT".length()
            + (2 * HIGHEST_RANK + SHAPE_REST) * Long.BYTES;

    private ArrayBytes() {}

    static byte[] of(INDArray row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Nd4j.write(row, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the most bytes that a row of this many floats takes. */
    static long limit(long length) {
        return HEADER + length * Float.BYTES;
    }

    /**
     * Reads a row.
     *
     * @param name for messages
     * @param bytes untrusted
     * @param length exactly how many floats it must hold
     * @return finite numbers
     * @throws IOException if the bytes are not such a row
     */
    static float[] read(String name, byte[] bytes, long length) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        readShape(name, in, length);
        long found = header(name, in, "FLOAT");
        if (found != length || in.available() != length * Float.BYTES) {
            throw new ZipException(Text.format(
                    "its entry %s holds %d numbers in %d bytes, but the network has %d",
                    name, found, in.available(), length));
        }
        float[] values = new float[(int) length];
        ByteBuffer.wrap(bytes, bytes.length - in.available(), in.available())
                .asFloatBuffer()
                .get(values);
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new ZipException(Text.format("number %d of its entry %s is %s", i + 1, name, values[i]));
            }
        }
        return values;
    }

    private static void readShape(String name, DataInputStream in, long length) throws IOException {
        long longs = header(name, in, "LONG");
        long rank = longs < 1 ? 0 : in.readLong();
        if (rank < 1 || rank > HIGHEST_RANK || longs != 2 * rank + SHAPE_REST) {
            throw new ZipException(Text.format("the shape in its entry %s is not that of a row", name));
        }
        long rows = rank == 1 ? 1 : in.readLong();
        if (rows != 1 || in.readLong() != length) {
            throw new ZipException(Text.format("the shape in its entry %s is not that of %d numbers", name, length));
        }
        // Strides, flags and order do not matter for a row.
        in.skipNBytes((longs - 1 - rank) * Long.BYTES);
    }

    private static long header(String name, DataInputStream in, String type) throws IOException {
        String storage = in.readUTF();
        long length = in.readLong();
        String found = in.readUTF();
        if (!storage.equals(STORAGE) || !found.equals(type)) {
            throw new ZipException(Text.format("its entry %s is not a row of floats", name));
        }
        return length;
    }
}
