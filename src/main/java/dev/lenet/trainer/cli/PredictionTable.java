package dev.lenet.trainer.cli;

import dev.lenet.trainer.app.PredictedImages;
import dev.lenet.trainer.cli.TextTable.Column;
import dev.lenet.trainer.evaluation.ClassProbabilities;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formats predictions: the predicted class of each image and, if the actual classes are known, the accuracy. */
final class PredictionTable {

    /** As many images as a person reads; the file has them all. */
    private static final int MOST_IMAGES = 40;

    /** As many columns as fit on a terminal. */
    private static final int MOST_CLASSES = 12;

    private PredictionTable() {}

    static String of(PredictedImages images, int width) {
        StringBuilder text = new StringBuilder(images(images).render(width));
        int more = images.images().size() - MOST_IMAGES;
        if (more > 0) {
            text.append(Text.format("  and %,d more%n", more));
        }
        ConfusionMatrix confusion = images.confusion();
        if (confusion != null) {
            text.append(Text.format(
                    "%nAccuracy, with folder names as classes: %.2f %% of %s%n",
                    100 * confusion.accuracy(), Text.count(confusion.total(), "image")));
            if (confusion.classes() <= MOST_CLASSES) {
                text.append(matrix(images.model().classNames(), confusion).render(width));
            }
        }
        long inverted = images.inverted();
        if (inverted > 0) {
            text.append(Text.format(
                    "%n%s inverted before prediction: %s.%n",
                    inverted == 1 ? "1 image is" : Text.format("%,d images are", inverted), images.reasonToInvert()));
        }
        if (images.links() > 0) {
            text.append(Text.format(
                    "%n%s in the folder not followed.%n",
                    images.links() == 1 ? "1 link is" : images.links() + " links are"));
        }
        return text.append(Text.format("%nPredictions of %s: %s%n", images.run(), images.file()))
                .toString();
    }

    private static TextTable images(PredictedImages images) {
        TextTable table = new TextTable(
                Column.words("file", 4),
                Column.words("class", 3),
                Column.numbers("probability", 2),
                Column.words("second guess", 1),
                Column.numbers("", 0));
        List<String> names = images.model().classNames();
        for (PredictedImages.Image image :
                images.images().subList(0, Math.min(MOST_IMAGES, images.images().size()))) {
            ClassProbabilities probabilities = image.probabilities();
            table.row(
                    Printable.line(image.name()) + (image.inverted() ? " (inverted)" : ""),
                    Printable.line(names.get(probabilities.first())),
                    percent(probabilities, probabilities.first()),
                    Printable.line(names.get(probabilities.second())),
                    percent(probabilities, probabilities.second()));
        }
        return table;
    }

    private static String percent(ClassProbabilities probabilities, int index) {
        return Text.format("%.1f %%", 100.0 * probabilities.of(index));
    }

    /** Rows are actual classes, columns predicted ones. */
    private static TextTable matrix(List<String> names, ConfusionMatrix confusion) {
        TextTable table = new TextTable(Stream.concat(
                        Stream.of(Column.words("actual \\ predicted", names.size())),
                        IntStream.range(0, names.size())
                                .mapToObj(i -> Column.numbers(String.valueOf(i), names.size() - i - 1)))
                .toArray(Column[]::new));
        for (int actual = 0; actual < names.size(); actual++) {
            int[] counts = confusion.counts()[actual];
            table.row(Stream.concat(
                            Stream.of(actual + " " + Printable.line(names.get(actual))),
                            IntStream.of(counts).mapToObj(count -> Text.format("%,d", count)))
                    .toArray(String[]::new));
        }
        return table;
    }
}
