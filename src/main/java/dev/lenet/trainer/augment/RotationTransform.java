package dev.lenet.trainer.augment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Rotates an image around its centre by an angle drawn uniformly from [-degrees, degrees), positive angles counter-clockwise,
 * as torchvision's {@code RandomRotation(degrees, interpolation=BILINEAR)} does. Pixels from outside the image are black.
 *
 * <p>With (x, y) relative to the centre ((width - 1) / 2, (height - 1) / 2), y pointing down, the pixel at (x, y) becomes
 * the source's level at (x cos a - y sin a, x sin a + y cos a), interpolated between its four neighbours and rounded, where
 * levels outside the image are 0. Coordinates are rounded to 1/256 pixel, so that a level differs from the exact one by at
 * most 1; OpenCV's {@code warpAffine}, and so DataVec's {@code RotateImageTransform}, rounds to 1/32 pixel. That transform
 * is not used here because it rotates around (width / 2, height / 2), half a pixel off the centre.
 */
public final class RotationTransform extends GrayImageTransform {

    /** The number of bits of a coordinate after the binary point. */
    private static final int POINT = 20;
    /** The number of these bits that the interpolation uses. */
    private static final int FRACTION = 8;

    private static final int ONE = 1 << FRACTION;

    private final double degrees;
    private @Nullable Grid grid;

    /**
     * Creates a transform.
     *
     * @param degrees the largest angle, 0 to 180
     */
    public RotationTransform(double degrees) {
        this.degrees = degrees;
    }

    @Override
    void apply(byte[] source, int offset, GrayImage result, @Nullable Random random) {
        rotate(source, offset, result, angle(random), false);
    }

    /** Draws the next angle, in degrees. */
    double angle(@Nullable Random random) {
        return degrees * (random == null ? 1 : 2 * random.nextDouble() - 1);
    }

    /** Rotates an image by an angle in degrees, and then mirrors it left to right if requested. */
    void rotate(byte[] source, int offset, GrayImage result, double angle, boolean mirrored) {
        if (grid == null || !grid.fits(result)) {
            grid = new Grid(result.height(), result.width());
        }
        grid.rotate(source, offset, result.levels(), Math.toRadians(angle), mirrored);
    }

    /**
     * Working memory for one image size.
     *
     * <p>Each loop does one small step over whole arrays, because only then does the compiler vectorise every loop except the
     * gather. 784 pixels take 0.8 microseconds; in a single loop they take 2.6.
     */
    private static final class Grid {

        /** Reads two neighbours at once. */
        private static final VarHandle TWO =
                MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

        private final int height;
        private final int width;
        /** The width of the black border around the source, which is wide enough for any angle. */
        private final int margin;

        private final int stride;
        private final byte[] padded;

        // For each pixel of the result, twice its distance from the centre.
        private final int[] twiceX;
        private final int[] twiceY;
        // Its source position, in fixed-point coordinates of the padded source.
        private final int[] fromX;
        private final int[] fromY;
        // The index in the padded source of the upper left of the four neighbours.
        private final int[] place;
        // The levels of the neighbours, from the lowest byte: upper left, upper right, lower left, lower right.
        private final int[] neighbours;

        Grid(int height, int width) {
            this.height = height;
            this.width = width;
            double radius = Math.hypot(height - 1, width - 1) / 2;
            this.margin = (int) Math.ceil(radius - (Math.min(height, width) - 1) / 2.0) + 2;
            this.stride = width + 2 * margin;
            this.padded = new byte[(height + 2 * margin) * stride];
            int size = height * width;
            this.twiceX = new int[size];
            this.twiceY = new int[size];
            for (int i = 0; i < size; i++) {
                twiceX[i] = 2 * (i % width) - (width - 1);
                twiceY[i] = 2 * (i / width) - (height - 1);
            }
            this.fromX = new int[size];
            this.fromY = new int[size];
            this.place = new int[size];
            this.neighbours = new int[size];
        }

        boolean fits(GrayImage image) {
            return image.hasSize(height, width);
        }

        void rotate(byte[] source, int offset, int[] levels, double radians, boolean mirrored) {
            for (int y = 0; y < height; y++) {
                System.arraycopy(source, offset + y * width, padded, (y + margin) * stride + margin, width);
            }
            locate(Math.cos(radians), Math.sin(radians), mirrored ? -1 : 1);
            gather();
            interpolate(levels);
        }

        private void locate(double cos, double sin, int direction) {
            // Halved, because they are multiplied by twice the distance from the centre.
            int down = fixed(cos / 2);
            int downAside = fixed(sin / 2);
            int right = direction * down;
            int rightDown = direction * downAside;
            int half = 1 << (POINT - FRACTION - 1);
            int centreX = fixed((width - 1) / 2.0 + margin) + half;
            int centreY = fixed((height - 1) / 2.0 + margin) + half;
            for (int i = 0; i < fromX.length; i++) {
                fromX[i] = right * twiceX[i] - downAside * twiceY[i] + centreX;
                fromY[i] = rightDown * twiceX[i] + down * twiceY[i] + centreY;
            }
            for (int i = 0; i < place.length; i++) {
                place[i] = (fromY[i] >> POINT) * stride + (fromX[i] >> POINT);
            }
        }

        private static int fixed(double value) {
            return (int) Math.rint(value * (1 << POINT));
        }

        private void gather() {
            for (int i = 0; i < place.length; i++) {
                int at = place[i];
                int upper = (short) TWO.get(padded, at) & 0xffff;
                int lower = (short) TWO.get(padded, at + stride);
                neighbours[i] = upper | lower << 16;
            }
        }

        private void interpolate(int[] levels) {
            for (int i = 0; i < levels.length; i++) {
                int x = fromX[i] >> (POINT - FRACTION) & (ONE - 1);
                int y = fromY[i] >> (POINT - FRACTION) & (ONE - 1);
                // The upper row in the lower half and the lower row in the upper half: 255 * 256 fits into 16 bits.
                int left = neighbours[i] & 0xff00ff;
                int right = neighbours[i] >>> 8 & 0xff00ff;
                int rows = left * (ONE - x) + right * x;
                levels[i] = ((rows & 0xffff) * (ONE - y) + (rows >>> 16) * y + ONE * ONE / 2) >> (2 * FRACTION);
            }
        }
    }
}
