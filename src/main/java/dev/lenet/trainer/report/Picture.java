package dev.lenet.trainer.report;

import dev.lenet.trainer.store.AtomicFiles;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.JFreeChart;

/**
 * A picture ready to be drawn: a heading, charts side by side, a legend above or beside them, a notice below.
 *
 * <p>The same picture gives the same bytes each time on the same machine; other machines may have other fonts. Drawing
 * needs no display.
 */
public final class Picture {

    private final int width;
    private final int height;
    private final PictureText text;
    private final List<Panel> panels;
    private final Legend legend;

    /** One chart of a picture, under a title of its own; no title if empty. */
    record Panel(String title, JFreeChart chart) {}

    Picture(int width, int height, PictureText text, Legend legend, List<Panel> panels) {
        this.width = width;
        this.height = height;
        this.text = text;
        this.legend = legend;
        this.panels = List.copyOf(panels);
    }

    /**
     * Width in pixels.
     *
     * @return above 0
     */
    public int width() {
        return width;
    }

    /**
     * Height in pixels.
     *
     * @return above 0
     */
    public int height() {
        return height;
    }

    PictureText text() {
        return text;
    }

    Legend legend() {
        return legend;
    }

    List<Panel> panels() {
        return panels;
    }

    /**
     * Draws the picture.
     *
     * @return an opaque RGB image of {@link #width()} by {@link #height()} pixels
     * @throws FontsMissingException if Java finds no font
     */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            requireFonts(graphics);
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setPaint(ChartStyle.PAPER);
            graphics.fillRect(0, 0, width, height);
            draw(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private void draw(Graphics2D graphics) {
        PageLayout layout = new PageLayout(
                width, height, text, legend.height(graphics, width - 2.0 * PageLayout.MARGIN), legend.width());
        layout.words(graphics, text);
        legend.draw(graphics, layout.legend());
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            Rectangle2D area = layout.panel(i, panels.size());
            if (!panel.title().isEmpty()) {
                area = layout.panelTitle(graphics, panel.title(), area);
            }
            panel.chart().draw(graphics, area);
        }
    }

    /** Java fails in several ways, errors among them, where the machine has no fontconfig or no font. */
    private static void requireFonts(Graphics2D graphics) {
        try {
            graphics.getFontMetrics(ChartStyle.TICK).stringWidth("0");
        } catch (RuntimeException | InternalError | LinkageError e) {
            throw new FontsMissingException(e);
        }
    }

    /**
     * Draws the picture as a PNG file's content.
     *
     * @return the bytes, the same for the same picture
     * @throws FontsMissingException if Java finds no font
     */
    public byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            // Given a plain stream, ImageIO would go through a file in the temporary folder, which may be read-only.
            try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
                if (!ImageIO.write(image(), "png", stream)) {
                    throw new IllegalStateException("This Java cannot write PNG files.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory only
        }
        return bytes.toByteArray();
    }

    /**
     * Writes the picture to a PNG file, replacing an older one. Readers see the old file or the new one, whole.
     *
     * @param file the file to write, in an existing folder
     * @throws dev.lenet.trainer.store.StoreException if the folder is missing, read-only or full; the older file is then
     *     as it was
     * @throws FontsMissingException if Java finds no font
     */
    public void write(Path file) {
        byte[] png = png();
        AtomicFiles.write(file, out -> out.write(png));
    }
}
