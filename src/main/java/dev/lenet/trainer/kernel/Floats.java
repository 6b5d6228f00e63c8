package dev.lenet.trainer.kernel;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Access to the memory of an array. */
final class Floats {
    private Floats() {}

    /**
     * Returns the elements of a contiguous array of 32-bit floats as a buffer on the same memory, with the first
     * element at index 0. The array must stay reachable while the buffer is in use.
     *
     * @param array contiguous, of floats
     * @return a view
     */
    static FloatBuffer of(INDArray array) {
        return array.data().asNioFloat().slice();
    }

    /**
     * Returns an array that {@link #of} accepts.
     *
     * @param array of any type and order
     * @return the array itself if it fits, else a copy in row-major order
     */
    static INDArray contiguous(INDArray array) {
        INDArray floats = array.castTo(DataType.FLOAT);
        return floats.ordering() == 'c' && floats.elementWiseStride() == 1 ? floats : floats.dup('c');
    }
}
