package dev.lenet.trainer.dataset.images;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG, BMP and GIF with the JDK's own readers. Files are untrusted: the number of pixels is read from the header
 * before memory is allocated, and any exception of a reader means that the image is unreadable.
 */
public final class ImageDecoder {

    /** The maximum size of a file, in bytes. */
    public static final int MOST_BYTES = 64 << 20;

    /** The maximum number of pixels of an image: more than cameras have, and 200 MB in memory. */
    public static final long MOST_PIXELS = 50_000_000;

    /** Images with more pixels are decoded one at a time. */
    private static final long LARGE = 16_000_000;

    private static final Object ONE_AT_A_TIME = new Object();

    private static final List<String> FORMATS = List.of("png", "jpeg", "bmp", "gif");

    /** The file name extensions of {@link #FORMATS}. */
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

    private ImageDecoder() {}

    /**
     * Whether a file's name is that of an image.
     *
     * @param name any file name
     * @return true if it has the extension of a supported format, in lower or upper case
     */
    public static boolean isImageName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /**
     * Reads an image file.
     *
     * @param file a regular file
     * @return the image; the first one if the file holds several
     * @throws UnreadableImageException if it cannot be read, has too many bytes or pixels, or cannot be decoded
     */
    public static BufferedImage read(Path file) throws UnreadableImageException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw UnreadableImageException.because("it does not exist", e);
        } catch (IOException e) {
            throw UnreadableImageException.because("it cannot be read (" + reason(e) + ")", e);
        }
        if (bytes.length > MOST_BYTES) {
            throw UnreadableImageException.tooLarge(Text.format("it has more than %,d bytes", MOST_BYTES));
        }
        return decode(bytes);
    }

    /**
     * Decodes an image.
     *
     * @param bytes the content of a file
     * @return the image; the first one if the file holds several
     * @throws UnreadableImageException if it has an unknown format or too many pixels, or cannot be decoded
     */
    public static BufferedImage decode(byte[] bytes) throws UnreadableImageException {
        return decode(bytes, MOST_PIXELS);
    }

    /**
     * Decodes an image, with its own limit on the number of pixels.
     *
     * @param bytes the content of a file
     * @param mostPixels the maximum number of pixels
     * @return the image; the first one if the file holds several
     * @throws UnreadableImageException if it has an unknown format or too many pixels, or cannot be decoded
     */
    public static BufferedImage decode(byte[] bytes, long mostPixels) throws UnreadableImageException {
        if (bytes.length == 0) {
            throw UnreadableImageException.because("it is empty");
        }
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            ImageReader reader = reader(stream);
            try {
                reader.setInput(stream, true, true);
                requireSize(reader.getWidth(0), reader.getHeight(0), mostPixels);
                if ((long) reader.getWidth(0) * reader.getHeight(0) <= LARGE) {
                    return read(reader);
                }
                synchronized (ONE_AT_A_TIME) {
                    return read(reader);
                }
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // The JDK's readers throw many kinds of exceptions for damaged files.
            throw UnreadableImageException.because("it cannot be decoded (" + reason(e) + ")", e);
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException, UnreadableImageException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage image = reader.read(0);
        for (String warning : warnings) {
            // Java only warns about a truncated JPEG file and fills the rest of the image with gray.
            if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                throw UnreadableImageException.because("it cannot be decoded (" + Printable.line(warning) + ")");
            }
        }
        return image;
    }

    private static ImageReader reader(ImageInputStream stream) throws IOException, UnreadableImageException {
        for (String format : FORMATS) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (canDecode(reader, stream)) {
                    return reader;
                }
                reader.dispose();
            }
        }
        throw UnreadableImageException.because("it is no PNG, JPEG, BMP or GIF");
    }

    /** Providers throw an exception for a file that is shorter than the header they look for. */
    private static boolean canDecode(ImageReader reader, ImageInputStream stream) throws IOException {
        stream.mark();
        try {
            return reader.getOriginatingProvider().canDecodeInput(stream);
        } catch (EOFException e) {
            stream.reset();
            return false;
        }
    }

    private static void requireSize(int width, int height, long most) throws UnreadableImageException {
        if (width < 1 || height < 1) {
            throw UnreadableImageException.because("it has no pixels");
        }
        if ((long) width * height > most) {
            throw UnreadableImageException.tooLarge(
                    Text.format("it has %,d x %,d pixels, more than the limit of %,d", width, height, most));
        }
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : Printable.line(message);
    }
}
