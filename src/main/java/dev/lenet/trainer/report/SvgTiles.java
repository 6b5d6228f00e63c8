package dev.lenet.trainer.report;

import dev.lenet.trainer.dataset.images.Png;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;

/** Small images in rows and columns, without smoothing, so that each pixel is visible as the network sees it. */
final class SvgTiles {

    private static final int GAP = 5;
    private static final int HEAD = 20;
    private static final int LETTER = 8;
    private static final int CUT = 22;

    private SvgTiles() {}

    /**
     * A row of images, one under each column heading.
     *
     * @param name at the left; may be empty
     * @param images one for each column, or fewer
     */
    record Row(String name, List<BufferedImage> images) {}

    /**
     * Draws the images.
     *
     * @param label what they show, for readers who cannot see them
     * @param columns headings
     * @param rows from the top
     * @param side how wide and high an image is drawn, in units
     * @return the chart
     */
    static Chart draw(String label, List<String> columns, List<Row> rows, int side) {
        int left = rows.stream().mapToInt(row -> cut(row.name()).length()).max().orElse(0) * LETTER;
        int widest = columns.stream().mapToInt(String::length).max().orElse(0) * LETTER;
        int step = Math.max(side + GAP, widest);
        Svg svg = new Svg(left + columns.size() * step, HEAD + rows.size() * (side + GAP), label);
        for (int column = 0; column < columns.size(); column++) {
            svg.text("middle", left + column * step + step / 2.0, 13, columns.get(column));
        }
        for (int r = 0; r < rows.size(); r++) {
            double top = HEAD + r * (double) (side + GAP);
            svg.text("start", 0, top + side / 2.0 + 4, cut(rows.get(r).name()));
            List<BufferedImage> images = rows.get(r).images();
            for (int column = 0; column < images.size(); column++) {
                svg.image(left + column * step + (step - side) / 2.0, top, side, images.get(column));
            }
        }
        return svg.chart();
    }

    private static String cut(String name) {
        return name.length() <= CUT ? name : name.substring(0, CUT - 1).strip() + "…";
    }

    /** An image as a {@code data:} address. */
    static String address(BufferedImage image) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(Png.encode(image));
    }
}
