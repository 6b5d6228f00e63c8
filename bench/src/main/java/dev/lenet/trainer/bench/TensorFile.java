package dev.lenet.trainer.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named arrays of floats in a file, exchanged between two processes that cannot share a JVM. Both know the shapes; values are
 * in C order.
 */
final class TensorFile {

    private TensorFile() {}

    /**
     * Writes tensors.
     *
     * @param file the file
     * @param tensors values by name
     * @throws IOException if it cannot be written
     */
    static void write(Path file, Map<String, float[]> tensors) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(tensors.size());
            for (Map.Entry<String, float[]> tensor : tensors.entrySet()) {
                out.writeUTF(tensor.getKey());
                out.writeInt(tensor.getValue().length);
                for (float value : tensor.getValue()) {
                    out.writeFloat(value);
                }
            }
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param file the file
     * @return values by name, in the order written
     * @throws IOException if it cannot be read
     */
    static Map<String, float[]> read(Path file) throws IOException {
        Map<String, float[]> tensors = new LinkedHashMap<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String name = in.readUTF();
                float[] values = new float[in.readInt()];
                for (int j = 0; j < values.length; j++) {
                    values[j] = in.readFloat();
                }
                tensors.put(name, values);
            }
        }
        return tensors;
    }

    /**
     * Subtracts the mean from each row, since logits that differ by a constant are equivalent.
     *
     * @param values rows of equal length
     * @param columns length of a row
     * @return as many values, the mean of each row 0
     */
    static float[] centred(float[] values, int columns) {
        float[] centred = values.clone();
        for (int row = 0; row < values.length; row += columns) {
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += values[row + i];
            }
            for (int i = 0; i < columns; i++) {
                centred[row + i] -= (float) (sum / columns);
            }
        }
        return centred;
    }
}
