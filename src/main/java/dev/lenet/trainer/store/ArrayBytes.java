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
 * Rows of floats in ND4J's binary format: a buffer of the shape, then one of the data, each with its storage, length and type
 * before it. ND4J reserves whatever memory the lengths ask for; here they are held against the expected one first.
 */
final class ArrayBytes {

    /** How ND4J has named its storage since lengths are 64 bits wide. */
    private static final String STORAGE = "MIXED_DATA_TYPES";

    /** Longs of a shape beside its dimensions and strides: rank, type and flags, element stride, order. */
    private static final int SHAPE_REST = 4;

    /** A row is of rank 1, or of rank 2 with one row. */
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

    /** The most bytes that so many floats take. */
    static long limit(long length) {
        return HEADER + length * Float.BYTES;
    }

    /**
     * Reads a row.
     *
     * @param name for messages
     * @param bytes from an unknown hand
     * @param length how many floats it must hold, no more and no less
     * @return finite numbers
     * @throws IOException if it is anything else
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
        // Strides, flags and order mean nothing to a row.
        in.skipNBytes((longs - 1 - rank) * Long.BYTES);
    }

    private static long header(String name, DataInputStream in, String type) throws IOException {
        String storage = in.readUTF();
        long length = in.readLong();
        String found = in.readUTF();
        if (!storage.equals(STORAGE) || !found.equals(type)) {
            throw new ZipException(Text.format("its entry %s is no row of floats", name));
        }
        return length;
    }
}
