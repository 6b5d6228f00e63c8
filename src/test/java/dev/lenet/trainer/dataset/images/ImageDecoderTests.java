package dev.lenet.trainer.dataset.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif"})
    void decodesEachFormatWhateverItIsCalled(String format) throws Exception {
        Path file = Files.write(folder.resolve("picture"), file(30, 20, format));
        BufferedImage image = ImageDecoder.read(file);
        assertThat(image.getWidth()).isEqualTo(30);
        assertThat(image.getHeight()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiff", "wbmp"})
    void refusesOtherFormatsThatJavaKnows(String format) throws Exception {
        assertRefused(file(30, 20, format), "it is no PNG, JPEG, BMP or GIF");
    }

    @Test
    void refusesWhatIsNoImage() {
        assertRefused(new byte[0], "it is empty");
        assertRefused("text".getBytes(StandardCharsets.UTF_8), "it is no PNG, JPEG, BMP or GIF");
        assertRefused("an image".getBytes(StandardCharsets.UTF_8), "it is no PNG, JPEG, BMP or GIF");
    }

    /** 100,000 x 100,000 pixels would take 10 GB. */
    @Test
    void refusesAHugeImageByItsHeader() throws Exception {
        byte[] bomb = pngHeader(100_000, 100_000);
        assertRefused(bomb, "it has 100,000 x 100,000 pixels, more than the limit of 50,000,000");
        assertThatExceptionOfType(UnreadableImageException.class)
                .isThrownBy(() -> ImageDecoder.decode(bomb))
                .matches(UnreadableImageException::isTooLarge);
        assertRefused(pngHeader(Integer.MAX_VALUE, 1), "it has 2,147,483,647 x 1 pixels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif"})
    void refusesFilesThatEndTooEarly(String format) throws Exception {
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        noise.getRaster()
                .setPixels(0, 0, 64, 64, new Random(3).ints(64 * 64, 0, 256).toArray());
        byte[] whole = file(noise, format);
        assertRefused(Arrays.copyOf(whole, whole.length / 2), "it cannot be decoded");
    }

    /** Whatever the JDK's readers throw. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "bmp", "gif"})
    void meetsDamageWithAReason(String format) throws Exception {
        byte[] whole = file(30, 20, format);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i < 100 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = 0; flips < 3 && i >= 100; flips++) {
                damaged[random.nextInt(Math.min(damaged.length, 120))] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                ImageDecoder.decode(damaged);
            } catch (UnreadableImageException e) {
                assertThat(e.getMessage()).startsWith("it ").doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void tellsImagesByTheirNames() {
        assertThat(new String[] {"a.png", "B.JPG", "c.Jpeg", "d.bmp", "e.gif"}).allMatch(ImageDecoder::isImageName);
        assertThat(new String[] {"a.tiff", "png", ".DS_Store", "a.png.txt"}).noneMatch(ImageDecoder::isImageName);
    }

    private static void assertRefused(byte[] file, String reason) {
        assertThatExceptionOfType(UnreadableImageException.class)
                .isThrownBy(() -> ImageDecoder.decode(file))
                .withMessageStartingWith(reason);
    }

    private static byte[] file(int width, int height, String format) throws IOException {
        int type = format.equals("wbmp") ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_INT_RGB;
        return file(new BufferedImage(width, height, type), format);
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(header);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 0, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(header.toByteArray());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        out = new DataOutputStream(png);
        out.writeLong(0x89504E470D0A1A0AL);
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) sum.getValue());
        return png.toByteArray();
    }
}
