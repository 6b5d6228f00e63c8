package dev.lenet.trainer.report;

import dev.lenet.trainer.augment.AugmentationSamples;
import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.evaluation.ConfusionMatrix;
import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.StoredRun;
import dev.lenet.trainer.study.RunExecutor;
import dev.lenet.trainer.text.Text;
import java.util.List;

/** The pictures of one run, drawn from its files alone; only that of augmentation needs the images. */
public final class RunPictures {

    private static final int SHOWN_EPOCHS = 8;

    private RunPictures() {}

    /**
     * Draws {@code curves.png} and {@code learning-rate.png} where an epoch was finished, and
     * {@code confusion-matrix.png} where the run was tested, {@code tsne.png} where there is a map, in place of older ones.
     *
     * @param folder the run
     * @throws FontsMissingException if Java finds no font
     * @throws dev.lenet.trainer.store.StoreException if a file cannot be read or written
     */
    public static void draw(RunFolder folder) {
        RunRecord record = folder.readRecord();
        List<EpochMetrics> history = folder.readHistory();
        if (!history.isEmpty()) {
            CurvesChart.of(
                            text(record, seeded(record.spec())),
                            history,
                            record.spec().recipe().keep())
                    .write(folder.file("curves.png"));
            LearningRateChart.of(text(record, seeded(record.spec())), history).write(folder.file("learning-rate.png"));
        }
        int[][] counts = record.test().confusionMatrix();
        if (counts != null) {
            ConfusionMatrix matrix = new ConfusionMatrix(counts);
            String subtitle = Text.format(
                    "test accuracy %s · %,d images · seed %d",
                    Figures.percent(matrix.accuracy()),
                    matrix.total(),
                    record.spec().seed());
            ConfusionMatrixChart.of(text(record, subtitle), matrix, classNames(record))
                    .write(folder.file("confusion-matrix.png"));
        }
        drawMap(folder, record);
    }

    /**
     * Draws {@code augmentation.png} if the run's training images are changed: originals beside what the first epochs show
     * of them.
     *
     * @param folder the run
     * @param dataset the data that the run is trained on
     * @throws FontsMissingException if Java finds no font
     * @throws dev.lenet.trainer.store.StoreException if a file cannot be read or written
     */
    public static void drawAugmentation(RunFolder folder, Dataset dataset) {
        RunRecord record = folder.readRecord();
        RunSpec spec = record.spec();
        AugmentationSettings settings = spec.augmentation();
        if (settings != null) {
            int[] training = RunExecutor.data(spec, dataset).training();
            AugmentationSamples samples = AugmentationSamples.of(
                    dataset.train(),
                    training,
                    settings,
                    spec.seed(),
                    Math.min(SHOWN_EPOCHS, spec.recipe().epochs()));
            AugmentationChart.of(
                            text(record, settings.describe() + " · seed " + spec.seed()), samples, classNames(record))
                    .write(folder.file("augmentation.png"));
        }
    }

    private static void drawMap(RunFolder folder, RunRecord record) {
        EmbeddedPoints map = StoredRun.read(folder.path()).map();
        if (map != null) {
            TsneChart.of(text(record, mapWords(record, map)), EmbeddedPoint.all(map), classNames(record))
                    .write(folder.file("tsne.png"));
        }
    }

    private static List<String> classNames(RunRecord record) {
        return record.dataset().description().classNames();
    }

    private static PictureText text(RunRecord record, String subtitle) {
        return new PictureText(
                record.model().model() + " on " + Samples.name(record), subtitle, Samples.notice(record));
    }

    private static String mapWords(RunRecord record, EmbeddedPoints map) {
        return Text.format(
                "first fully connected layer · %s test images · %s",
                Figures.count(map.size()), EmbeddedPoint.method(record.spec()));
    }

    private static String seeded(RunSpec spec) {
        return Text.format("seed %d · ", spec.seed()) + spec.recipe().describe();
    }
}
