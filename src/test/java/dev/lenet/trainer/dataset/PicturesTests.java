package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ImageDecoder} and {@link Pixels}: from the bytes of a file to what a network gets. */
class PicturesTests {

    static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    static BufferedImage gray(int height, int width, byte[] levels) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, levels);
        return image;
    }

    private static byte[] noise(int length) {
        byte[] levels = new byte[length];
        new Random(3).nextBytes(levels);
        return levels;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void levelsOfGrayFilesStayAsTheyAre(String format) throws Exception {
        byte[] levels = noise(28 * 28);
        Pixels pixels = ImageDecoder.decode(file(gray(28, 28, levels), format));
        assertThat(pixels.fitted(new ImageShape(28, 28, 1))).isEqualTo(levels);
        assertThat(pixels.isColoured()).isFalse();
    }

    @Test
    void aJpegFileIsCloseToItsImage() throws Exception {
        byte[] levels = new byte[32 * 32];
        Arrays.fill(levels, (byte) 77);
        assertThat(ImageDecoder.decode(file(gray(32, 32, levels), "jpeg")).fitted(new ImageShape(32, 32, 1)))
                .isEqualTo(levels);
    }

    @Test
    void coloursComeChannelAfterChannel() throws Exception {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x102030);
        image.setRGB(1, 0, 0xff0000);
        Pixels pixels = ImageDecoder.decode(file(image, "png"));
        assertThat(pixels.isColoured()).isTrue();
        assertThat(pixels.fitted(new ImageShape(1, 2, 3))).containsExactly(0x10, (byte) 0xff, 0x20, 0, 0x30, 0);
        assertThat(pixels.fitted(new ImageShape(1, 2, 1))).containsExactly(29, 76); // 0.299 R + 0.587 G + 0.114 B
    }

    @Test
    void whatIsTransparentIsWhite() throws Exception {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        assertThat(ImageDecoder.decode(file(image, "png")).levels()).containsOnly((byte) 255);
    }

    @Test
    void areAveragedOverAreas() {
        Pixels four = new Pixels(2, 2, 1, new byte[] {0, 100, 50, (byte) 250});
        assertThat(four.fitted(new ImageShape(1, 1, 1))).containsExactly(100);
        Pixels three = new Pixels(3, 3, 1, new byte[] {0, 0, 0, 90, 90, 90, 0, 0, 0});
        // Each target row covers one and a half source rows.
        assertThat(three.fitted(new ImageShape(2, 2, 1))).containsExactly(30, 30, 30, 30);
    }

    @Test
    void areCutAboutTheCentre() {
        Pixels wide = new Pixels(1, 5, 1, new byte[] {1, 2, 3, 4, 5});
        assertThat(wide.fitted(new ImageShape(1, 1, 1))).containsExactly(3);
        Pixels high = new Pixels(4, 2, 1, new byte[] {9, 9, 1, 2, 3, 4, 9, 9});
        assertThat(high.fitted(new ImageShape(2, 2, 1))).containsExactly(1, 2, 3, 4);
    }

    @Test
    void areEnlargedWithoutChangingTheirMean() {
        Pixels two = new Pixels(2, 2, 1, new byte[] {10, 20, 30, 40});
        byte[] large = two.fitted(new ImageShape(8, 8, 1));
        assertThat(large[0]).isEqualTo((byte) 10);
        assertThat(large[63]).isEqualTo((byte) 40);
    }

    @Test
    void ofAnySizeAreFitted() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            int height = 1 + random.nextInt(90);
            int width = 1 + random.nextInt(90);
            byte[] levels = new byte[3 * height * width];
            Arrays.fill(levels, (byte) 201);
            byte[] fitted = new Pixels(height, width, 3, levels)
                    .fitted(new ImageShape(8 + random.nextInt(57), 8 + random.nextInt(57), 3));
            assertThat(fitted).as("%d x %d", height, width).containsOnly((byte) 201);
        }
    }

    @Test
    void photographsLookTheSameSmaller() throws Exception {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 200, 300);
        graphics.dispose();
        byte[] fitted = ImageDecoder.decode(file(image, "png")).fitted(new ImageShape(32, 32, 3));
        assertThat(fitted[0]).isEqualTo((byte) 255);
        assertThat(fitted[31]).isZero();
        assertThat(fitted[1024]).isZero();
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> ImageDecoder.decode(new byte[0])).hasMessage("is empty");
        assertThatThrownBy(() -> ImageDecoder.decode("<svg/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .hasMessage("is not a PNG, JPEG, BMP or GIF file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif"})
    void filesThatEndTooEarlyAreRefused(String format) throws IOException {
        byte[] whole = file(gray(64, 64, noise(64 * 64)), format);
        assertThatThrownBy(() -> ImageDecoder.decode(Arrays.copyOf(whole, whole.length / 2)))
                .isInstanceOf(ImageDecodingException.class);
    }

    @Test
    void hugeImagesAreRefusedByTheirHeader() {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(100_000)
                .putInt(100_000)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(png, "IHDR", header);
        chunk(png, "IEND", new byte[0]);
        assertThatThrownBy(() -> ImageDecoder.decode(png.array()))
                .hasMessage("is 100,000 x 100,000 pixels large, expected at most 100,000,000 pixels in all");
    }

    private static void chunk(ByteBuffer png, String type, byte[] data) {
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data);
        png.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
    }
}
