package dev.lenet.trainer.augment;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Turns an image about its centre by an angle drawn evenly from [-degrees, degrees), positive angles counter-clockwise;
 * what torchvision's {@code RandomRotation(degrees, interpolation=BILINEAR)} does. What comes in from outside is black.
 *
 * <p>With (x, y) relative to the centre ((width - 1) / 2, (height - 1) / 2), y pointing down, the pixel at (x, y) becomes
 * the source's level at (x cos a - y sin a, x sin a + y cos a), interpolated between its four neighbours, outside the
 * image 0, and rounded. Coordinates are rounded to 1/256 pixel, so that a level differs from the exact one by at most 1;
 * OpenCV's {@code warpAffine}, and so DataVec's {@code RotateImageTransform}, rounds to 1/32 pixel. That transform also
 * turns about (width / 2, height / 2), half a pixel off the centre, for which reason it is not used here.
 */
public final class RotationTransform extends GrayImageTransform {

    /** Coordinates have this many bits after the binary point, */
    private static final int POINT = 20;
    /** of which the interpolation uses this many. */
    private static final int FRACTION = 8;

    private static final int ONE = 1 << FRACTION;

    private final double degrees;
    private @Nullable Grid grid;

    /**
     * A rotation.
     *
     * @param degrees the largest angle, 0 to 180
     */
    public RotationTransform(double degrees) {
        this.degrees = degrees;
    }

    @Override
    void apply(GrayImage image, @Nullable Random random) {
        rotate(image, angle(random));
    }

    /** The next angle, in degrees. */
    double angle(@Nullable Random random) {
        return degrees * (random == null ? 1 : 2 * random.nextDouble() - 1);
    }

    void rotate(GrayImage image, double angle) {
        if (grid == null || !grid.fits(image)) {
            grid = new Grid(image.height(), image.width());
        }
        grid.rotate(image.levels(), Math.toRadians(angle));
    }

    /**
     * Working memory for one size of image.
     *
     * <p>Each loop does one small thing over whole arrays: only so does the compiler make vector code of them, of all but
     * pairing and gathering. 784 pixels take 1 microsecond; in a single loop they take 2.6.
     */
    private static final class Grid {

        private final int height;
        private final int width;
        /** Black pixels around the source, so many that no angle leads further out. */
        private final int margin;

        private final int stride;
        /** For each pixel with its margin: its level, and in the upper half that of the pixel below. */
        private final int[] pairs;

        // For each pixel of the result, twice its distance from the centre,
        private final int[] twiceX;
        private final int[] twiceY;
        // where it comes from, in the fixed point coordinates of the source with its margin,
        private final int[] fromX;
        private final int[] fromY;
        // the upper left of the four neighbours, as an index into the pairs, and the four levels.
        private final int[] place;
        private final int[] left;
        private final int[] right;

        Grid(int height, int width) {
            this.height = height;
            this.width = width;
            double radius = Math.hypot(height - 1, width - 1) / 2;
            this.margin = (int) Math.ceil(radius - (Math.min(height, width) - 1) / 2.0) + 2;
            this.stride = width + 2 * margin;
            this.pairs = new int[(height + 2 * margin) * stride];
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
            this.left = new int[size];
            this.right = new int[size];
        }

        boolean fits(GrayImage image) {
            return image.hasSize(height, width);
        }

        void rotate(int[] levels, double radians) {
            pair(levels);
            locate(radians);
            gather();
            interpolate(levels);
        }

        private void pair(int[] levels) {
            Arrays.fill(pairs, 0);
            for (int y = 0, from = 0; y < height; y++) {
                int row = (y + margin) * stride + margin;
                for (int at = row; at < row + width; at++) {
                    int level = levels[from++];
                    pairs[at] |= level;
                    pairs[at - stride] |= level << 16;
                }
            }
        }

        private void locate(double radians) {
            // Half as large, for they are multiplied by twice the distance from the centre.
            int cos = fixed(Math.cos(radians) / 2);
            int sin = fixed(Math.sin(radians) / 2);
            int half = 1 << (POINT - FRACTION - 1);
            int centreX = fixed((width - 1) / 2.0 + margin) + half;
            int centreY = fixed((height - 1) / 2.0 + margin) + half;
            for (int i = 0; i < fromX.length; i++) {
                fromX[i] = cos * twiceX[i] - sin * twiceY[i] + centreX;
                fromY[i] = sin * twiceX[i] + cos * twiceY[i] + centreY;
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
                left[i] = pairs[at];
                right[i] = pairs[at + 1];
            }
        }

        private void interpolate(int[] levels) {
            for (int i = 0; i < levels.length; i++) {
                int x = fromX[i] >> (POINT - FRACTION) & (ONE - 1);
                int y = fromY[i] >> (POINT - FRACTION) & (ONE - 1);
                int columns = left[i] * (ONE - x) + right[i] * x; // both halves at once: 255 * 256 fits into 16 bits
                int upper = columns & 0xffff;
                int lower = columns >>> 16;
                levels[i] = (upper * (ONE - y) + lower * y + ONE * ONE / 2) >> (2 * FRACTION);
            }
        }
    }
}
