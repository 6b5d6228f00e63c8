package dev.lenet.trainer.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Where the parts of a picture lie, in pixels from its upper left corner, and the words drawn there. */
final class PageLayout {

    static final int MARGIN = 44;

    private static final int TITLE_LINE = 54;
    private static final int SUBTITLE_LINE = 38;
    private static final int NOTICE_LINE = 40;
    private static final int PANEL_TITLE_LINE = 44;
    private static final int GAP = 16;
    private static final int GUTTER = 44;
    private static final double SMALLEST = 0.7;

    private final int width;
    private final int height;
    private final int top;
    private final int bottom;
    private final int legendHeight;
    private final int legendWidth;

    PageLayout(int width, int height, PictureText text, int legendHeight, int legendWidth) {
        this.width = width;
        this.height = height;
        this.legendHeight = legendHeight;
        this.legendWidth = legendWidth;
        int subtitle = text.subtitle().isEmpty() ? 0 : SUBTITLE_LINE;
        this.top = MARGIN - 12 + TITLE_LINE + subtitle + GAP;
        this.bottom = height - MARGIN + 12 - (text.notice() == null ? 0 : NOTICE_LINE);
    }

    /** The part that charts share, between legend and notice. */
    Rectangle2D charts() {
        double y = top + legendHeight;
        double right = legendWidth == 0 ? 0 : legendWidth + GUTTER;
        return new Rectangle2D.Double(MARGIN, y, width - 2.0 * MARGIN - right, bottom - y);
    }

    Rectangle2D legend() {
        return legendWidth == 0
                ? new Rectangle2D.Double(MARGIN, top, width - 2.0 * MARGIN, legendHeight)
                : new Rectangle2D.Double(width - MARGIN - legendWidth, top, legendWidth, (double) bottom - top);
    }

    Rectangle2D panel(int index, int panels) {
        Rectangle2D all = charts();
        double each = (all.getWidth() - GUTTER * (panels - 1.0)) / panels;
        return new Rectangle2D.Double(all.getX() + index * (each + GUTTER), all.getY(), each, all.getHeight());
    }

    void words(Graphics2D graphics, PictureText text) {
        double available = width - 2.0 * MARGIN;
        double baseline = MARGIN - 12 + TITLE_LINE * 0.75;
        line(graphics, text.title(), ChartStyle.TITLE, ChartStyle.INK, MARGIN, baseline, available);
        if (!text.subtitle().isEmpty()) {
            double second = MARGIN - 12 + TITLE_LINE + SUBTITLE_LINE * 0.7;
            line(graphics, text.subtitle(), ChartStyle.SUBTITLE, ChartStyle.MUTED, MARGIN, second, available);
        }
        String notice = text.notice();
        if (notice != null) {
            double last = height - MARGIN + 6;
            line(graphics, notice, ChartStyle.STRONG, ChartStyle.NOTICE, MARGIN, last, available);
        }
    }

    /** Draws a chart's own title and returns what is left of its area. */
    Rectangle2D panelTitle(Graphics2D graphics, String title, Rectangle2D area) {
        double baseline = area.getY() + PANEL_TITLE_LINE * 0.65;
        line(graphics, title, ChartStyle.PANEL, ChartStyle.INK, area.getX(), baseline, area.getWidth());
        return new Rectangle2D.Double(
                area.getX(), area.getY() + PANEL_TITLE_LINE, area.getWidth(), area.getHeight() - PANEL_TITLE_LINE);
    }

    /** One line of text; too long a line gets smaller, and if that does not help, loses its end. */
    private static void line(
            Graphics2D graphics, String text, Font font, Color colour, double x, double baseline, double available) {
        Font fitting = font;
        double wanted = width(graphics, font, text);
        if (wanted > available) {
            fitting = font.deriveFont((float) (font.getSize2D() * Math.max(SMALLEST, available / wanted * 0.99)));
        }
        graphics.setFont(fitting);
        graphics.setPaint(colour);
        graphics.drawString(cut(graphics, fitting, text, available), (float) x, (float) baseline);
    }

    static String cut(Graphics2D graphics, Font font, String text, double available) {
        String shown = text;
        int end = text.length();
        while (end > 0 && width(graphics, font, shown) > available) {
            end = text.offsetByCodePoints(end, -1);
            shown = text.substring(0, end).stripTrailing() + "…";
        }
        return shown;
    }

    static double width(Graphics2D graphics, Font font, String text) {
        return font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
    }
}
