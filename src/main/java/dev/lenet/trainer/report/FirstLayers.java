package dev.lenet.trainer.report;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.evaluation.FirstConvolution;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.report.StudyReport.FirstLayer;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.StoredRun;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** Reads a report's best model to show what its first convolution has learned. */
final class FirstLayers {

    /** Maximum number of classes shown. */
    private static final int CLASSES = 10;

    private FirstLayers() {}

    /** Reads the run with the best validation accuracy; null if its model cannot be read or no images are available. */
    static @Nullable FirstLayer of(List<ReportRow> rows, @Nullable ImageSet images) {
        String name = null;
        StoredRun best = null;
        double bestAccuracy = Double.NEGATIVE_INFINITY;
        for (ReportRow row : rows) {
            for (StoredRun run : row.runs()) {
                Double accuracy = run.record().best().validationAccuracy();
                if (accuracy != null && accuracy > bestAccuracy) {
                    bestAccuracy = accuracy;
                    best = run;
                    name = row.name(run);
                }
            }
        }
        return best == null
                        || name == null
                        || images == null
                        || !images.description()
                                .shape()
                                .equals(best.record().dataset().description().shape())
                ? null
                : of(name, best, images);
    }

    private static @Nullable FirstLayer of(String name, StoredRun run, ImageSet images) {
        MultiLayerNetwork network;
        try {
            network = run.readModel();
        } catch (StoreException e) {
            return null; // the report shows what is available
        }
        try {
            FirstConvolution convolution = FirstConvolution.of(network, images, CLASSES);
            return convolution == null ? null : new FirstLayer(name, images.height(), images.width(), convolution);
        } finally {
            NetworkMemory.close(network);
        }
    }
}
