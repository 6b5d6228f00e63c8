package dev.lenet.trainer.kernel;

/**
 * A border of zeros around an image.
 *
 * @param rows above and below
 * @param columns on either side
 */
record Frame(int rows, int columns) {
    Shape around(Shape image) {
        return new Shape(image.channels(), image.height() + 2 * rows, image.width() + 2 * columns);
    }
}
