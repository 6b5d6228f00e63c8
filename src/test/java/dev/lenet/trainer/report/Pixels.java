package dev.lenet.trainer.report;

import java.awt.image.BufferedImage;

/** What can be seen of a picture without knowing how it is drawn. */
final class Pixels {

    private Pixels() {}

    /** Whether anything is drawn within this many pixels of the picture's edge: a cut-off word would be. */
    static boolean inkInFrame(BufferedImage image, int frame) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean edge =
                        x < frame || y < frame || x >= image.getWidth() - frame || y >= image.getHeight() - frame;
                if (edge && inked(image, x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many pixels of the rows from {@code top} to before {@code bottom} are not paper. */
    static int ink(BufferedImage image, int top, int bottom) {
        int inked = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                inked += inked(image, x, y) ? 1 : 0;
            }
        }
        return inked;
    }

    static int count(BufferedImage image, int rgb) {
        int found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found += (image.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
            }
        }
        return found;
    }

    private static boolean inked(BufferedImage image, int x, int y) {
        return (image.getRGB(x, y) & 0xffffff) != 0xffffff;
    }
}
