package dev.lenet.trainer.store;

import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Reads a run's saved network, trusting nothing in its folder. */
final class StoredModel {

    private final Path folder;
    private final String name;
    private final RunRecord record;

    private StoredModel(Path folder, String name, RunRecord record) {
        this.folder = folder;
        this.name = name;
        this.record = record;
    }

    /**
     * Reads {@code model.zip}: it must be the network that the settings in {@code run.json} define, after the best epoch of
     * {@code history.csv}.
     *
     * @param folder the run's
     * @param name the run's name in messages
     * @param record its {@code run.json}
     * @return DL4J's network, for the caller to close
     * @throws StoreException if a file is missing or damaged, or they do not belong together
     */
    static MultiLayerNetwork read(Path folder, String name, RunRecord record) {
        StoredModel model = new StoredModel(folder, name, record);
        Path file = folder.resolve(RunFolder.MODEL);
        try {
            return SavedNetwork.read(file, record.network(), model.bestEpoch()).restore();
        } catch (IOException e) {
            throw new StoreException(
                    Text.format(
                            "%s cannot be used: %s. Restore the file, continue the run with --resume=%s, or train again.",
                            file, PlainFiles.reason(e), name),
                    e);
        } catch (IllegalArgumentException e) {
            throw model.damaged(String.valueOf(e.getMessage()));
        }
    }

    private int bestEpoch() {
        RunRecord.Best best = record.best();
        if (best.bestEpoch() == null) {
            throw new StoreException(Text.format(
                    "the run %s has no model: no epoch was finished. Continue it with --resume=%s.", name, name));
        }
        int epoch = best.bestEpoch();
        List<EpochMetrics> history = HistoryCsv.read(folder.resolve(HistoryCsv.FILE));
        if (epoch < 1 || epoch > history.size() || !best.isOf(history.get(epoch - 1))) {
            throw damaged(Text.format("its best epoch, %d, is not in %s", epoch, HistoryCsv.FILE));
        }
        return epoch;
    }

    private StoreException damaged(String what) {
        return new StoreException(Text.format(
                "%s is damaged: %s. Restore the file, continue the run with --resume=%s, or train again.",
                folder.resolve(RunRecord.FILE), what, name));
    }
}
