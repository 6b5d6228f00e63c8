package dev.lenet.trainer.report;

import dev.lenet.trainer.evaluation.FirstConvolution;
import dev.lenet.trainer.evaluation.FirstConvolution.Seen;
import dev.lenet.trainer.report.StudyReport.FirstLayer;
import dev.lenet.trainer.text.Text;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The first convolution as the report's template reads it.
 *
 * @param model name of the model
 * @param kernel height and width of its filters
 * @param filters the filters
 * @param maps images and their feature maps; null if there are no images
 * @param leftOut says that not all filters are shown; null if they are
 */
record FirstLayerView(
        String model,
        int kernel,
        Chart filters,
        @Nullable Chart maps,
        @Nullable String leftOut) {

    /** The number of images that fit side by side on a page. */
    private static final int MOST = 12;

    private static final int TILE = 56;
    private static final List<String> COLOURS = List.of("red", "green", "blue");

    static @Nullable FirstLayerView of(@Nullable FirstLayer layer, List<String> classNames) {
        if (layer == null) {
            return null;
        }
        FirstConvolution convolution = layer.convolution();
        int all = convolution.filters().length;
        int shown = Math.min(MOST, all);
        return new FirstLayerView(
                layer.model(),
                convolution.kernel(),
                filters(layer, shown),
                convolution.images().isEmpty() ? null : maps(layer, shown, classNames),
                all == shown ? null : Text.format("The first %d of %d filters are shown.", shown, all));
    }

    private static List<String> numbers(int shown) {
        return IntStream.rangeClosed(1, shown).mapToObj(String::valueOf).toList();
    }

    private static Chart filters(FirstLayer layer, int shown) {
        FirstConvolution convolution = layer.convolution();
        int inputs = convolution.filters()[0].length;
        float most = 0;
        for (float[][] filter : convolution.filters()) {
            for (float[] weights : filter) {
                most = Math.max(most, largest(weights));
            }
        }
        List<SvgTiles.Row> rows = new ArrayList<>();
        for (int in = 0; in < inputs; in++) {
            List<BufferedImage> images = new ArrayList<>();
            for (int out = 0; out < shown; out++) {
                images.add(Levels.signed(
                        convolution.filters()[out][in], convolution.kernel(), convolution.kernel(), most));
            }
            rows.add(new SvgTiles.Row(inputs == COLOURS.size() ? COLOURS.get(in) : "", images));
        }
        return SvgTiles.draw("Filters of the first convolution of " + layer.model(), numbers(shown), rows, TILE);
    }

    /** Each channel has one scale, so that classes can be compared. */
    private static Chart maps(FirstLayer layer, int shown, List<String> classNames) {
        List<Seen> seen = layer.convolution().images();
        float[] most = new float[shown];
        for (Seen image : seen) {
            for (int channel = 0; channel < shown; channel++) {
                most[channel] = Math.max(most[channel], largest(image.maps()[channel]));
            }
        }
        List<SvgTiles.Row> rows = new ArrayList<>();
        for (Seen image : seen) {
            List<BufferedImage> images =
                    new ArrayList<>(List.of(Levels.image(image.levels(), layer.height(), layer.width())));
            for (int channel = 0; channel < shown; channel++) {
                images.add(Levels.signed(image.maps()[channel], image.height(), image.width(), most[channel]));
            }
            rows.add(new SvgTiles.Row(classNames.get(image.label()), images));
        }
        List<String> columns = new ArrayList<>(List.of("image"));
        columns.addAll(numbers(shown));
        return SvgTiles.draw(
                "Test images of each class and their feature maps after the first convolution of " + layer.model(),
                columns,
                rows,
                TILE);
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
