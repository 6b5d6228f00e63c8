package dev.lenet.trainer.dataset.images;

import dev.lenet.trainer.dataset.ImageShape;
import java.awt.image.BufferedImage;

/**
 * Fits an image to a shape: scales it so that it just covers the shape, and crops it around its centre. Each pixel of the
 * result is the average over the area that it covers, so that every pixel of the cropped area contributes. An image that
 * already has the shape keeps its levels.
 */
public final class ImageFit {

    private final int width;
    private final ImageShape shape;
    private final Coverage rows;
    private final Coverage columns;

    private ImageFit(int width, int height, ImageShape shape) {
        this.width = width;
        this.shape = shape;
        // Pixels of the image per pixel of the result, the same in both directions.
        double scale = Math.min((double) width / shape.width(), (double) height / shape.height());
        this.columns = new Coverage(width, shape.width(), scale);
        this.rows = new Coverage(height, shape.height(), scale);
    }

    /**
     * Fits an image.
     *
     * @param image an image of any size and colours
     * @param shape the target shape, with one channel for gray or three for red, green and blue
     * @return {@code shape.size()} levels as unsigned bytes, ordered by channel, row and column
     */
    public static byte[] fit(BufferedImage image, ImageShape shape) {
        return new ImageFit(image.getWidth(), image.getHeight(), shape).apply(new ImageRows(image, shape.channels()));
    }

    private byte[] apply(ImageRows source) {
        double[] sums = new double[shape.size()];
        float[] row = new float[shape.channels() * width];
        double[] narrow = new double[shape.channels() * shape.width()];
        int loaded = -1;
        for (int to = 0; to < shape.height(); to++) {
            for (int y = rows.first(to); y <= rows.last(to); y++) {
                if (y != loaded) {
                    source.read(y, row);
                    narrow(row, narrow);
                    loaded = y;
                }
                add(narrow, rows.share(to, y), to, sums);
            }
        }
        byte[] levels = new byte[sums.length];
        for (int i = 0; i < sums.length; i++) {
            levels[i] = (byte) Math.max(0, Math.min(255, Math.round(sums[i])));
        }
        return levels;
    }

    private void narrow(float[] row, double[] narrow) {
        for (int c = 0; c < shape.channels(); c++) {
            for (int to = 0; to < shape.width(); to++) {
                double sum = 0;
                for (int x = columns.first(to); x <= columns.last(to); x++) {
                    sum += columns.share(to, x) * row[c * width + x];
                }
                narrow[c * shape.width() + to] = sum;
            }
        }
    }

    private void add(double[] narrow, double share, int to, double[] sums) {
        for (int c = 0; c < shape.channels(); c++) {
            int target = (c * shape.height() + to) * shape.width();
            for (int x = 0; x < shape.width(); x++) {
                sums[target + x] += share * narrow[c * shape.width() + x];
            }
        }
    }

    /** Which pixels along one side of the image each pixel of the result covers, and how much of each. */
    private static final class Coverage {

        private final int size;
        private final double start;
        private final double scale;

        Coverage(int size, int target, double scale) {
            this.size = size;
            this.scale = scale;
            this.start = (size - target * scale) / 2;
        }

        int first(int to) {
            return Math.max(0, Math.min(size - 1, (int) Math.floor(start + to * scale)));
        }

        int last(int to) {
            int end = (int) Math.ceil(start + (to + 1) * scale) - 1;
            return Math.max(first(to), Math.min(size - 1, end));
        }

        /** The share of the result's pixel {@code to} that is covered by the image's pixel {@code from}. */
        double share(int to, int from) {
            double begin = Math.max(start + to * scale, from);
            double end = Math.min(start + (to + 1) * scale, from + 1.0);
            return Math.max(0, end - begin) / scale;
        }
    }
}
