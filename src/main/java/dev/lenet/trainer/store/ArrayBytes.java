package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.ZipException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows of floats in ND4J's binary format: a buffer of the shape, then one of the data, each with its storage, length and type
 * before it. ND4J reserves whatever memory the lengths ask for; here they are checked first, and the shape is not believed.
 */
final class ArrayBytes {

    /** How ND4J has named its storage since lengths are 64 bits wide. */
    private static final String STORAGE = "MIXED_DATA_TYPES";

    /** Longs of a shape buffer of the highest rank, 32: rank, shape, strides, and three of other use. */
    private static final int MOST_SHAPE = 2 * 32 + 4;

    private ArrayBytes() {}

    static byte[] of(INDArray row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            Nd4j.write(row, out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a row.
     *
     * @param name for messages
     * @param length how many floats it must hold, no more and no less
     */
    static float[] read(String name, byte[] bytes, long length) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        long shape = header(name, in, "LONG");
        if (shape < 0 || shape > MOST_SHAPE) {
            throw new ZipException(Text.format("the shape in its entry %s has %,d numbers", name, shape));
        }
        in.skipNBytes(shape * Long.BYTES);
        long found = header(name, in, "FLOAT");
        if (found != length || in.available() != length * Float.BYTES) {
            throw new ZipException(Text.format(
                    "its entry %s holds %,d numbers in %,d bytes, but the model has %,d",
                    name, found, in.available(), length));
        }
        float[] values = new float[(int) length];
        ByteBuffer.wrap(bytes, bytes.length - in.available(), in.available())
                .asFloatBuffer()
                .get(values);
        return values;
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
