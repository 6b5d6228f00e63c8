package dev.lenet.trainer.study;

import dev.lenet.trainer.dataset.BatchOrder;
import dev.lenet.trainer.dataset.Batches;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.StoppableBatches;
import dev.lenet.trainer.dataset.StratifiedSplit;
import dev.lenet.trainer.evaluation.tsne.EmbeddedPoints;
import dev.lenet.trainer.evaluation.tsne.LayerOutputs;
import dev.lenet.trainer.evaluation.tsne.Tsne;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.store.TsneCsv;
import dev.lenet.trainer.training.LearnerFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Maps the test set as a run's best model sees it, by t-SNE, and writes the map to {@code tsne.csv}. */
public final class TestSetMap {

    private static final int BATCH = 256;

    private TestSetMap() {}

    /**
     * Maps the output of the best model's first fully connected layer. An existing map of as many images is kept, because a new
     * one would be the same.
     *
     * @param folder owned by the caller, of a run that was tested
     * @param dataset the data that the run was trained on
     * @param images how many test images to map, the same share of each class; all of them if there are fewer
     * @param learners chooses the code that runs the network
     * @param threads processors to use, at least 1; the map does not depend on it
     * @param progress receives the progress; if it throws, the work ends with its exception and no file is written
     * @throws java.util.concurrent.CancellationException if {@code progress} requested a stop; no file is written
     * @throws IllegalArgumentException if there are fewer images than {@link Tsne#fewestPoints()}, or the network's output is
     *     not finite
     * @throws StoreException if a file cannot be read or written
     */
    public static void make(
            RunFolder folder,
            Dataset dataset,
            int images,
            LearnerFactory learners,
            int threads,
            Tsne.Progress progress) {
        ImageSet test = dataset.test();
        int count = Math.min(images, test.size());
        Path file = folder.file(TsneCsv.FILE);
        if (holds(file, count, test)) {
            return;
        }
        long seed = folder.readRecord().spec().seed();
        int[] chosen = StratifiedSplit.subset(test.labels(), BatchOrder.sequential(test.size()), count, seed);
        MultiLayerNetwork network = learners.fastest(folder.readModel(), threads);
        LayerOutputs outputs;
        try {
            outputs = LayerOutputs.ofFirstFullyConnected(
                    network, new StoppableBatches(new Batches(test, chosen, BATCH), progress::stopRequested));
        } finally {
            NetworkMemory.close(network);
        }
        EmbeddedPoints points = outputs.map(new Tsne(seed), chosen, threads, progress);
        TsneCsv.write(file, points);
    }

    private static boolean holds(Path file, int count, ImageSet test) {
        try {
            return Files.exists(file)
                    && TsneCsv.read(file, test.size(), test.description().classes())
                                    .size()
                            == count;
        } catch (StoreException e) {
            return false; // damaged: to be replaced
        }
    }
}
