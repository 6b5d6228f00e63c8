package dev.lenet.trainer.report;

import dev.lenet.trainer.text.Text;
import java.util.List;

/** Points of an embedding for the HTML report, coloured by actual class, with wrong predictions ringed. */
final class SvgScatter {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 520;
    private static final int MARGIN = 12;
    /**
     * Points of one class are drawn together to save space in the file, but so few at a time that no class hides the
     * next.
     */
    private static final int SLICE = 400;

    private SvgScatter() {}

    /**
     * Draws the points; both axes have the same scale.
     *
     * @param label what it shows, for readers who cannot see it
     * @param points the images; those whose coordinates are not finite are left out
     * @param classes how many classes there are
     * @return the chart
     */
    static Chart draw(String label, List<EmbeddedPoint> points, int classes) {
        List<EmbeddedPoint> finite =
                points.stream().filter(EmbeddedPoint::finite).toList();
        double[] x = finite.stream().mapToDouble(EmbeddedPoint::x).sorted().toArray();
        double[] y = finite.stream().mapToDouble(EmbeddedPoint::y).sorted().toArray();
        Svg svg = new Svg(WIDTH, HEIGHT, label);
        if (finite.isEmpty()) {
            return svg.chart();
        }
        double spanX = Math.max(x[x.length - 1] - x[0], 1e-9);
        double spanY = Math.max(y[y.length - 1] - y[0], 1e-9);
        double scale = Math.min((WIDTH - 2.0 * MARGIN) / spanX, (HEIGHT - 2.0 * MARGIN) / spanY);
        double left = WIDTH / 2.0 - scale * (x[0] + spanX / 2);
        double base = HEIGHT / 2.0 + scale * (y[0] + spanY / 2);
        double size = finite.size() > 4000 ? 1.9 : 2.8;
        for (int from = 0; from < finite.size(); from += SLICE) {
            List<EmbeddedPoint> slice = finite.subList(from, Math.min(finite.size(), from + SLICE));
            for (int actual = 0; actual < classes; actual++) {
                StringBuilder path = new StringBuilder();
                for (EmbeddedPoint point : slice) {
                    if (point.actual() == actual) {
                        path.append(Svg.marker(actual, left + scale * point.x(), base - scale * point.y(), size));
                    }
                }
                if (!path.isEmpty()) {
                    svg.path(Text.format("dot c%d", actual % 10), path.toString());
                }
            }
        }
        StringBuilder rings = new StringBuilder();
        for (EmbeddedPoint point : finite) {
            if (point.wrong()) {
                rings.append(Svg.marker(0, left + scale * point.x(), base - scale * point.y(), size + 1.9));
            }
        }
        return svg.path("ring", rings.toString()).chart();
    }
}
