package dev.lenet.trainer.report;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;

/** What the marks mean, kept clear of the charts: in rows above them or in a column at their right. */
final class Legend {

    private static final int COLUMN = 300;
    private static final int LINE = 42;
    private static final int GAP = 40;

    private final List<LegendItem> items;
    private final boolean column;

    private Legend(LegendItemCollection items, boolean column) {
        this.items =
                IntStream.range(0, items.getItemCount()).mapToObj(items::get).toList();
        this.column = column;
    }

    static Legend none() {
        return new Legend(new LegendItemCollection(), false);
    }

    static Legend above(LegendItemCollection items) {
        return new Legend(items, false);
    }

    static Legend beside(LegendItemCollection items) {
        return new Legend(items, true);
    }

    List<String> labels() {
        return items.stream().map(LegendItem::getLabel).toList();
    }

    /** Pixels that the charts leave free at their right. */
    int width() {
        return column ? COLUMN : 0;
    }

    /** Pixels that the charts leave free above them, where the legend may be this wide. */
    int height(Graphics2D graphics, double available) {
        return column || items.isEmpty() ? 0 : walk(graphics, new Rectangle2D.Double(0, 0, available, 0), false);
    }

    void draw(Graphics2D graphics, Rectangle2D area) {
        walk(graphics, area, true);
    }

    /** Goes through the items from left to right and row to row, and returns the height that they take. */
    private int walk(Graphics2D graphics, Rectangle2D area, boolean draw) {
        double x = 0;
        int row = 0;
        for (LegendItem item : items) {
            double mark = markWidth(item);
            String label = PageLayout.cut(graphics, ChartStyle.LABEL, item.getLabel(), area.getWidth() - mark);
            double width = mark + PageLayout.width(graphics, ChartStyle.LABEL, label);
            if (x > 0 && (column || x + width > area.getWidth())) {
                x = 0;
                row++;
            }
            if (draw) {
                double middle = area.getY() + row * LINE + LINE / 2.0;
                mark(graphics, item, area.getX() + x + (mark - 12) / 2, middle);
                graphics.setFont(ChartStyle.LABEL);
                graphics.setPaint(ChartStyle.INK);
                graphics.drawString(label, (float) (area.getX() + x + mark), (float) (middle + 9));
            }
            x += width + GAP;
        }
        return (row + 1) * LINE + LINE / 4;
    }

    private static double markWidth(LegendItem item) {
        double drawn = item.isLineVisible() ? item.getLine().getBounds2D().getWidth() : 0;
        return Math.max(22, drawn) + 12;
    }

    private static void mark(Graphics2D graphics, LegendItem item, double x, double y) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        if (item.isLineVisible()) {
            graphics.setPaint(item.getLinePaint());
            graphics.setStroke(item.getLineStroke());
            graphics.draw(place.createTransformedShape(item.getLine()));
        }
        if (item.isShapeVisible()) {
            Shape shape = place.createTransformedShape(item.getShape());
            graphics.setPaint(item.getFillPaint());
            graphics.fill(shape);
            if (item.isShapeOutlineVisible()) {
                graphics.setPaint(item.getOutlinePaint());
                graphics.setStroke(item.getOutlineStroke());
                graphics.draw(shape);
            }
        }
    }
}
