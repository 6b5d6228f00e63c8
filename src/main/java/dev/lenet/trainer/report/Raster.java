package dev.lenet.trainer.report;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import dev.lenet.trainer.dataset.images.Png;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Turns SVG into PNG. The same drawing gives the same bytes each time on the same machine; other machines may have other
 * fonts. Needs no display.
 */
final class Raster {

    /** Pixels of the picture per unit of the drawing: sharp on a slide. */
    static final int SCALE = 2;

    static {
        // The SVG library reads the pictures inside a drawing through ImageIO, which by default copies each to a file.
        // That fails if the temporary folder is read-only, and while the process ends.
        ImageIO.setUseCache(false);
    }

    private Raster() {}

    /**
     * Draws a document.
     *
     * @param svg a complete SVG document
     * @return an opaque image of {@value #SCALE} times its width and height
     * @throws FontsMissingException if Java finds no font
     */
    static BufferedImage image(String svg) {
        requireFonts();
        SVGDocument document = Objects.requireNonNull(
                new SVGLoader()
                        .load(
                                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                                null,
                                LoaderContext.createDefault()),
                "a figure of the report is not valid SVG");
        FloatSize size = document.size();
        int width = Math.round(size.width * SCALE);
        int height = Math.round(size.height * SCALE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setPaint(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            document.render(null, graphics, new ViewBox(0, 0, width, height));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Java fails in several ways, including errors, if the machine has no fontconfig or no font. */
    static void requireFonts() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("0");
        } catch (RuntimeException | InternalError | LinkageError e) {
            throw new FontsMissingException(e);
        } finally {
            graphics.dispose();
        }
    }

    /**
     * Draws a document as a PNG file.
     *
     * @param svg a complete SVG document
     * @return the file's content
     * @throws FontsMissingException if Java finds no font
     */
    static byte[] png(String svg) {
        return Png.encode(image(svg));
    }
}
