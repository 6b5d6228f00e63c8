package dev.lenet.trainer.augment;

import dev.lenet.trainer.text.Text;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacv.Frame;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.transform.BaseImageTransform;
import org.jspecify.annotations.Nullable;

/**
 * A transform of 8-bit grayscale images that works both on arrays and as a DataVec transform.
 *
 * <p>DataVec's own transforms work on OpenCV matrices, and for an image of 784 pixels nearly all their time goes into creating
 * and freeing these. This class computes on an array instead, which is ten times as fast, and {@link Augmenter} calls it
 * without any image object or native memory. As a DataVec transform it gives the same levels. The image it then returns is in
 * native memory, as with DataVec's transforms, which is freed only at some later garbage collection; use a {@link
 * org.bytedeco.javacpp.PointerScope} to free it at once.
 *
 * <p>As in DataVec, a transform keeps working memory and is not thread-safe, and null as the random generator means the
 * strongest change instead of a random one.
 */
public abstract class GrayImageTransform extends BaseImageTransform<Frame> {

    private @Nullable GrayImage working;

    GrayImageTransform() {
        super(null);
    }

    /**
     * Transforms an image. The number of random numbers drawn does not depend on the settings, so that changing one setting
     * does not affect the other transforms of an image.
     *
     * @param source unsigned bytes, row after row; not changed
     * @param offset the index in {@code source} at which the image starts
     * @param result receives the transformed image; must have the size of the image
     * @param random the source of randomness; null for the strongest change
     */
    abstract void apply(byte[] source, int offset, GrayImage result, @Nullable Random random);

    /**
     * Called by DataVec.
     *
     * @param image an image of any size with one channel of unsigned bytes, not changed; null at the end of a stream
     * @param random the source of randomness; null for the strongest change
     * @return a new image of the same size; null if {@code image} is null
     * @throws IllegalArgumentException if the image is not 8-bit grayscale
     */
    @Override
    protected final @Nullable ImageWritable doTransform(@Nullable ImageWritable image, @Nullable Random random) {
        if (image == null) {
            return null;
        }
        Frame frame = image.getFrame();
        if (frame.imageDepth != Frame.DEPTH_UBYTE || frame.imageChannels != 1) {
            throw new IllegalArgumentException(Text.format(
                    "The image has %d channels of depth %d, expected 1 channel of depth 8",
                    frame.imageChannels, frame.imageDepth));
        }
        byte[] pixels = read(frame);
        GrayImage gray = working(frame.imageHeight, frame.imageWidth);
        apply(pixels, 0, gray, random);
        gray.store(pixels, 0);
        return new ImageWritable(frame(pixels, frame.imageHeight, frame.imageWidth));
    }

    private GrayImage working(int height, int width) {
        if (working == null || !working.hasSize(height, width)) {
            working = new GrayImage(height, width);
        }
        return Objects.requireNonNull(working);
    }

    private static byte[] read(Frame frame) {
        ByteBuffer rows = ((ByteBuffer) frame.image[0]).duplicate();
        byte[] pixels = new byte[frame.imageHeight * frame.imageWidth];
        for (int y = 0; y < frame.imageHeight; y++) {
            rows.position(y * frame.imageStride); // rows may be padded
            rows.get(pixels, y * frame.imageWidth, frame.imageWidth);
        }
        return pixels;
    }

    private static Frame frame(byte[] pixels, int height, int width) {
        BytePointer memory = new BytePointer(pixels);
        Frame frame = new Frame();
        frame.imageHeight = height;
        frame.imageWidth = width;
        frame.imageDepth = Frame.DEPTH_UBYTE;
        frame.imageChannels = 1;
        frame.imageStride = width;
        frame.image = new ByteBuffer[] {memory.asByteBuffer()};
        frame.opaque = memory; // keeps the memory from being freed, which the buffer alone would not
        return frame;
    }
}
