package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;

/**
 * One picture of any size.
 *
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels 1 for grayscale, 3 for red, green and blue
 * @param levels {@code channels * height * width} unsigned bytes, channel after channel, row after row
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Pixels(int height, int width, int channels, byte[] levels) {

    /**
     * Whether the picture has a colour other than grays.
     *
     * @return false also for a file with three channels that are all alike
     */
    public boolean isColoured() {
        int plane = height * width;
        for (int i = 0; channels == 3 && i < plane; i++) {
            if (levels[i] != levels[plane + i] || levels[i] != levels[2 * plane + i]) {
                return true;
            }
        }
        return false;
    }

    /**
     * The picture as a network gets it: of the largest part about the centre that has the shape's proportions, each pixel is
     * the mean of the area that it covers. A picture of that size already keeps its levels.
     *
     * @param shape what is wanted, with 1 or 3 channels
     * @return {@code shape.size()} unsigned bytes, channel after channel, row after row
     * @throws IllegalArgumentException if the shape has another number of channels
     */
    public byte[] fitted(ImageShape shape) {
        Pixels source = in(shape.channels());
        byte[] fitted = new byte[shape.size()];
        double scale = Math.min((double) height / shape.height(), (double) width / shape.width());
        Span[] rows = Span.of(height, shape.height(), scale);
        Span[] columns = Span.of(width, shape.width(), scale);
        double[] narrowed = new double[height * shape.width()];
        int to = 0;
        for (int c = 0; c < shape.channels(); c++) {
            int plane = c * height * width;
            for (int y = rows[0].first; y <= rows[rows.length - 1].last(); y++) {
                for (int x = 0; x < columns.length; x++) {
                    double sum = 0;
                    for (int i = 0; i < columns[x].weights.length; i++) {
                        sum += columns[x].weights[i] * (source.levels[plane + y * width + columns[x].first + i] & 255);
                    }
                    narrowed[y * columns.length + x] = sum;
                }
            }
            for (Span row : rows) {
                for (int x = 0; x < columns.length; x++) {
                    double sum = 0;
                    for (int i = 0; i < row.weights.length; i++) {
                        sum += row.weights[i] * narrowed[(row.first + i) * columns.length + x];
                    }
                    fitted[to++] = (byte) Math.min(255, (int) (sum + 0.5));
                }
            }
        }
        return fitted;
    }

    /** This picture in grays (ITU-R BT.601), or in three channels. */
    private Pixels in(int wanted) {
        if (wanted == channels) {
            return this;
        }
        int plane = height * width;
        byte[] other = new byte[wanted * plane];
        if (wanted == 1) {
            for (int i = 0; i < plane; i++) {
                int luma =
                        299 * (levels[i] & 255) + 587 * (levels[plane + i] & 255) + 114 * (levels[2 * plane + i] & 255);
                other[i] = (byte) ((luma + 500) / 1000);
            }
        } else if (wanted == 3) {
            for (int c = 0; c < wanted; c++) {
                System.arraycopy(levels, 0, other, c * plane, plane);
            }
        } else {
            throw new IllegalArgumentException(
                    Text.format("a picture in %d channels, expected 1 for grayscale or 3 for colour", wanted));
        }
        return new Pixels(height, width, wanted, other);
    }

    /** The source rows, or columns, that one target row covers, with the share that each has. */
    private static final class Span {
        private final int first;
        private final double[] weights;

        private Span(int first, double[] weights) {
            this.first = first;
            this.weights = weights;
        }

        int last() {
            return first + weights.length - 1;
        }

        static Span[] of(int length, int count, double scale) {
            double start = (length - count * scale) / 2;
            Span[] spans = new Span[count];
            for (int i = 0; i < count; i++) {
                double from = Math.max(0, start + i * scale);
                double to = Math.min(length, start + (i + 1) * scale);
                int first = Math.min(length - 1, (int) from);
                int last = Math.max(first, Math.min(length - 1, (int) Math.ceil(to) - 1));
                double[] weights = new double[last - first + 1];
                for (int j = 0; j < weights.length; j++) {
                    weights[j] = (Math.min(to, first + j + 1) - Math.max(from, first + j)) / (to - from);
                }
                spans[i] = new Span(first, weights);
            }
            return spans;
        }
    }
}
