package dev.lenet.trainer.store;

import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.onnx.OnnxModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code model.onnx}: the network of {@code model.zip}, with metadata that says how to use it. */
final class OnnxFile {

    static final String FILE = "model.onnx";

    private OnnxFile() {}

    /**
     * Converts a run's network to ONNX.
     *
     * @param best the network of the best epoch
     * @param record its run
     * @return the whole file; always the same bytes for the same network of the same run
     */
    static byte[] of(SavedNetwork best, RunRecord record) {
        Architecture architecture = record.spec().variant().architecture();
        return OnnxModel.of(
                architecture.configuration(),
                best.parameters(),
                architecture.input(),
                record.model().model(),
                "trainer " + record.provenance().trainer(),
                metadata(best, record));
    }

    private static Map<String, String> metadata(SavedNetwork best, RunRecord record) {
        DatasetDescription images = record.dataset().description();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("run", record.run());
        metadata.put("variant", record.spec().variant().name());
        metadata.put("epoch", String.valueOf(best.epochs()));
        metadata.put("coefficients_sha256", best.coefficientsSha256());
        metadata.put("dataset", images.name());
        metadata.put("dataset_sha256", record.dataset().sha256());
        metadata.put("class_names", Json.line(images.classNames()));
        metadata.put("normalization", "(pixel / 255 - mean) / std, of each channel, for pixels from 0 to 255");
        metadata.put("mean", Json.line(images.normalization().mean()));
        metadata.put("std", Json.line(images.normalization().deviation()));
        return metadata;
    }
}
