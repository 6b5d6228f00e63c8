package dev.lenet.trainer.store;

import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.model.ScheduleKind;
import dev.lenet.trainer.model.Variant;
import dev.lenet.trainer.run.EpochMetrics;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/** Checkpoints of runs of 128 images in steps of 64 that nobody trained, and what a forger makes of them. */
final class Checkpoints {

    static final int IMAGES = 128;

    private static final String SUMS = "SHA256SUMS";

    private Checkpoints() {}

    static RunSpec spec(Variant variant, ScheduleKind schedule, int epochs) {
        return Specs.of(variant, Specs.recipe(epochs, 64, 0.001, Specs.schedule(schedule)));
    }

    static RunRecord record(RunSpec spec) {
        return RunRecord.started(
                "run",
                spec,
                new DatasetRecord(new DataRecord(FashionMnist.named("sample"), "abc"), IMAGES, 32, 32),
                Records.PROVENANCE,
                new ModelRecord(spec.variant().model(), 61794, 61750, 15, 0.4),
                Records.STARTED);
    }

    /** Epochs of which the first is the best. */
    static List<EpochMetrics> history(int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new EpochMetrics(epoch, 0.001, 0.7, 0.5, 0.6, 0.8 - epoch / 1e6, 1.25, 102.4))
                .toList();
    }

    /** Untrained, but with moments. */
    static MultiLayerNetwork network(NetworkDefinition definition, int epochs) {
        MultiLayerNetwork network = new MultiLayerNetwork(definition.configuration());
        network.init();
        network.getUpdater().getStateViewArray().assign(Nd4j.rand(new int[] {1, (int) definition.updaterState()}));
        network.setIterationCount(definition.stepsAfter(epochs));
        network.setEpochCount(epochs);
        return network;
    }

    static SavedNetwork saved(NetworkDefinition definition, int epochs) {
        MultiLayerNetwork network = network(definition, epochs);
        try {
            return SavedNetwork.of(network, definition, null);
        } finally {
            network.close();
        }
    }

    static Checkpoint of(RunSpec spec, int epochs) {
        RunRecord record = record(spec);
        List<EpochMetrics> history = history(epochs);
        NetworkDefinition definition = record.network();
        return new Checkpoint(
                record.withBest(history.get(0)), new History(history), saved(definition, epochs), saved(definition, 1));
    }

    static Map<String, byte[]> unpack(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] pack(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(0);
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A checkpoint whose digests are right, whatever it holds. */
    static void write(Path file, Map<String, byte[]> entries) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>(entries);
        all.remove(SUMS);
        String sums = all.entrySet().stream()
                .map(each -> Sha256.of(each.getValue()) + "  " + each.getKey() + "\n")
                .collect(Collectors.joining());
        all.put(SUMS, sums.getBytes(StandardCharsets.UTF_8));
        Files.write(file, pack(all));
    }
}
