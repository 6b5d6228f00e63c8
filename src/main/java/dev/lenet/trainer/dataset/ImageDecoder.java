package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG, BMP and GIF files. Of an animation the first picture counts. What is transparent is shown on white.
 * Levels of grayscale files stay as they are in the file; Java would convert them to another gamma.
 */
public final class ImageDecoder {

    /** The most pixels that are decoded, so that a small file cannot ask for all memory. */
    public static final long MOST_PIXELS = 100_000_000;

    /** Of images larger than this, one is decoded at a time. */
    private static final long LARGE = 16_000_000;

    private static final Object ONE_AT_A_TIME = new Object();

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");

    private ImageDecoder() {}

    /**
     * Decodes a file.
     *
     * @param file all its bytes
     * @return its pixels, of one channel if the file is grayscale and of three otherwise
     * @throws ImageDecodingException if it is no such file, damaged, or has more than {@link #MOST_PIXELS}
     */
    public static Pixels decode(byte[] file) throws ImageDecodingException {
        if (file.length == 0) {
            throw new ImageDecodingException("is empty");
        }
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = reader(stream);
            try {
                return decode(reader, stream);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            throw new ImageDecodingException("cannot be read: " + e.getMessage(), e);
        }
    }

    private static ImageReader reader(ImageInputStream stream) throws ImageDecodingException, IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(format(reader).toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new ImageDecodingException("is not a PNG, JPEG, BMP or GIF file");
    }

    private static String format(ImageReader reader) throws IOException {
        return reader.getFormatName().toUpperCase(Locale.ROOT);
    }

    private static Pixels decode(ImageReader reader, ImageInputStream stream)
            throws ImageDecodingException, IOException {
        String format = format(reader);
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try {
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            long pixels = (long) width * height;
            if (pixels > MOST_PIXELS) {
                throw new ImageDecodingException(Text.format(
                        "is %,d x %,d pixels large, expected at most %,d pixels in all", width, height, MOST_PIXELS));
            }
            Pixels decoded;
            if (pixels > LARGE) {
                synchronized (ONE_AT_A_TIME) {
                    decoded = pixels(reader.read(0));
                }
            } else {
                decoded = pixels(reader.read(0));
            }
            for (String warning : warnings) {
                // Java fills the rest of a JPEG file that ends too early with gray.
                if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                    throw new ImageDecodingException("does not decode as " + format + ": " + warning);
                }
            }
            return decoded;
        } catch (IOException | RuntimeException e) {
            throw new ImageDecodingException(
                    Text.format("does not decode as %s: %s", format, e.getMessage() == null ? e : e.getMessage()), e);
        }
    }

    private static Pixels pixels(BufferedImage image) {
        boolean indexed = image.getColorModel() instanceof IndexColorModel;
        int bands = image.getRaster().getNumBands();
        return !indexed && bands <= 2 ? gray(image) : colour(image);
    }

    private static Pixels gray(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        int bits = image.getColorModel().getComponentSize(0);
        byte[] levels = new byte[width * height];
        int[] row = new int[width];
        int[] alpha = new int[width];
        boolean transparent = raster.getNumBands() == 2;
        for (int y = 0; y < height; y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            if (transparent) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                int level = eightBits(row[x], bits);
                levels[y * width + x] = (byte) (transparent ? onWhite(level, eightBits(alpha[x], bits)) : level);
            }
        }
        return new Pixels(height, width, 1, levels);
    }

    private static int eightBits(int sample, int bits) {
        return bits == 8 ? sample : bits > 8 ? sample >> bits - 8 : sample * 255 / ((1 << bits) - 1);
    }

    private static Pixels colour(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int plane = width * height;
        boolean transparent = image.getColorModel().hasAlpha();
        byte[] levels = new byte[3 * plane];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int alpha = transparent ? row[x] >>> 24 : 255;
                int at = y * width + x;
                levels[at] = (byte) onWhite(row[x] >> 16 & 255, alpha);
                levels[plane + at] = (byte) onWhite(row[x] >> 8 & 255, alpha);
                levels[2 * plane + at] = (byte) onWhite(row[x] & 255, alpha);
            }
        }
        return new Pixels(height, width, 3, levels);
    }

    private static int onWhite(int level, int alpha) {
        return (level * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
