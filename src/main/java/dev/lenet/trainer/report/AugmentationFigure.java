package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSamples;
import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.study.RunExecutor;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What augmentation does: a row for each class, with the original image and then its versions in the first epochs. */
final class AugmentationFigure {

    private static final int SHOWN_EPOCHS = 8;
    private static final int TILE = 56;

    private AugmentationFigure() {}

    /** The figure of a run; null if it was not augmented. */
    static @Nullable Figure of(RunRecord run, Dataset dataset) {
        RunSpec spec = run.spec();
        AugmentationSettings settings = spec.augmentation();
        if (settings == null) {
            return null;
        }
        AugmentationSamples samples = AugmentationSamples.of(
                dataset.train(),
                RunExecutor.data(spec, dataset).training(),
                settings,
                spec.seed(),
                Math.min(SHOWN_EPOCHS, spec.recipe().epochs()));
        List<String> classNames = run.dataset().description().classNames();
        List<SvgTiles.Row> rows = samples.rows().stream()
                .map(row -> new SvgTiles.Row(classNames.get(row.label()), images(row, samples)))
                .toList();
        int epochs = samples.rows().stream()
                .mapToInt(row -> row.samples().size())
                .max()
                .orElse(0);
        List<String> columns = new ArrayList<>(List.of("original"));
        IntStream.rangeClosed(1, epochs).forEach(epoch -> columns.add("epoch " + epoch));
        PictureText words = new PictureText(
                run.model().model() + " on " + Samples.name(run),
                settings.describe() + " · seed " + spec.seed(),
                Samples.notice(run));
        Chart chart = SvgTiles.draw("Training images and their augmented versions", columns, rows, TILE);
        return new Figure("augmentation", words, List.of(), List.of(new Figure.Panel("", chart)));
    }

    private static List<BufferedImage> images(AugmentationSamples.Row row, AugmentationSamples samples) {
        return Stream.concat(Stream.of(row.original()), row.samples().stream())
                .map(pixels -> Levels.image(pixels, samples.height(), samples.width()))
                .toList();
    }
}
