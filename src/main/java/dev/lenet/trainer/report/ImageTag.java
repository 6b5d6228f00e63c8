package dev.lenet.trainer.report;

import dev.lenet.trainer.report.StudyReport.Mistake;
import dev.lenet.trainer.text.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A test image as the HTML report embeds it.
 *
 * @param source a {@code data:} address of a gray PNG, at the image's own size
 * @param words what it is and what it was taken for
 * @param confidence in whole per cent
 */
record ImageTag(String source, String words, String confidence) {

    static ImageTag of(Mistake mistake, List<String> classNames) {
        String confidence = Text.format("%.0f\u00a0%%", mistake.confidence() * 100);
        String words = Text.format(
                "%s taken for %s, test image %d",
                classNames.get(mistake.actual()), classNames.get(mistake.predicted()), mistake.index());
        return new ImageTag("data:image/png;base64," + png(mistake), words, confidence);
    }

    private static String png(Mistake mistake) {
        int width = mistake.width();
        int height = mistake.pixels().length / width;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, width, height, mistake.pixels());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory only
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
