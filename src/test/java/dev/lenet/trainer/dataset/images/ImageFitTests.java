package dev.lenet.trainer.dataset.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.dataset.ImageShape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFitTests {

    private static final ImageShape GRAY = new ImageShape(28, 28, 1);
    private static final ImageShape COLOUR = new ImageShape(28, 28, 3);

    /** Java would change the levels of gray on their way to RGB. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "gif"})
    void keepsTheLevelsOfAnImageOfTheShape(String format) throws Exception {
        byte[] levels = new byte[784];
        new Random(1).nextBytes(levels);
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, 28, 28, levels);

        assertThat(ImageFit.fit(ImageDecoder.decode(file(image, format)), GRAY)).isEqualTo(levels);
        assertThat(Arrays.copyOfRange(ImageFit.fit(ImageDecoder.decode(file(image, format)), COLOUR), 784, 1568))
                .isEqualTo(levels);
    }

    @Test
    void keepsTheColoursOfAnImageOfTheShape() throws Exception {
        BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 2, 0x102030);

        byte[] levels = ImageFit.fit(ImageDecoder.decode(file(image, "png")), COLOUR);

        assertThat(levels[2 * 28 + 3]).isEqualTo((byte) 0x10);
        assertThat(levels[784 + 2 * 28 + 3]).isEqualTo((byte) 0x20);
        assertThat(levels[1568 + 2 * 28 + 3]).isEqualTo((byte) 0x30);
        assertThat(ImageFit.fit(image, GRAY)[2 * 28 + 3])
                .isEqualTo((byte) Math.round(0.299 * 16 + 0.587 * 32 + 0.114 * 48));
    }

    @Test
    void averagesOverTheAreaOfEachPixel() {
        BufferedImage image = new BufferedImage(56, 56, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(4, 6, 2, 2, new int[] {0, 100, 200, 255});

        byte[] levels = ImageFit.fit(image, GRAY);

        assertThat(levels[3 * 28 + 2]).isEqualTo((byte) 139); // 138.75
        levels[3 * 28 + 2] = 0;
        assertThat(levels).containsOnly(0);
    }

    @Test
    void keepsTheBrightnessWhateverTheSize() {
        for (int size : new int[] {9, 20, 29, 41, 100, 333}) {
            BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
            int[] pixels = new Random(size).ints((long) size * size, 0, 256).toArray();
            image.getRaster().setPixels(0, 0, size, size, pixels);
            double mean = Arrays.stream(pixels).average().orElseThrow();

            byte[] levels = ImageFit.fit(image, GRAY);

            double fitted = 0;
            for (byte level : levels) {
                fitted += (level & 0xff) / 784.0;
            }
            assertThat(Math.abs(fitted - mean)).as("%d pixels", size).isLessThan(0.1);
        }
    }

    @Test
    void cropsTheLongerSideAboutTheCentre() {
        BufferedImage wide = new BufferedImage(112, 56, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = wide.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(28, 0, 56, 56);
        graphics.dispose();
        byte[] white = new byte[784];
        Arrays.fill(white, (byte) 255);

        assertThat(ImageFit.fit(wide, GRAY)).isEqualTo(white);
    }

    @Test
    void cropsTheHigherSideAboutTheCentre() {
        BufferedImage high = new BufferedImage(8, 16, BufferedImage.TYPE_BYTE_GRAY);
        high.getRaster().setPixel(0, 4, new int[] {1});
        high.getRaster().setPixel(7, 11, new int[] {2});
        byte[] levels = ImageFit.fit(high, new ImageShape(8, 8, 1));
        assertThat(levels[0]).isEqualTo((byte) 1);
        assertThat(levels[63]).isEqualTo((byte) 2);
    }

    @Test
    void fitsImagesOfAnySizeToAnyShape() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            BufferedImage image =
                    new BufferedImage(1 + random.nextInt(90), 1 + random.nextInt(90), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(new Color(201, 201, 201));
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            graphics.dispose();
            ImageShape shape =
                    new ImageShape(8 + random.nextInt(57), 8 + random.nextInt(57), 1 + 2 * random.nextInt(2));
            assertThat(ImageFit.fit(image, shape))
                    .as("%d x %d to %s", image.getWidth(), image.getHeight(), shape)
                    .containsOnly((byte) 201);
        }
    }

    @Test
    void keepsTheLevelsOfGrayJpeg() throws Exception {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster()
                .setPixels(0, 0, 32, 32, new Random(1).ints(1024, 77, 78).toArray());
        assertThat(ImageFit.fit(ImageDecoder.decode(file(image, "jpeg")), GRAY)).containsOnly((byte) 77);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_4BYTE_ABGR})
    void showsWhiteBehindWhatIsTransparent(int type) throws Exception {
        BufferedImage image = new BufferedImage(28, 28, type);
        image.setRGB(0, 0, 0xff000000);
        image.setRGB(1, 0, 0x80000000);

        byte[] levels = ImageFit.fit(ImageDecoder.decode(file(image, "png")), GRAY);

        assertThat(levels[0]).isZero();
        assertThat(levels[1]).isEqualTo((byte) 127);
        assertThat(levels[2]).isEqualTo((byte) 255);
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }
}
