package dev.lenet.trainer.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import onnx.Onnx;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies in a run's folder, read without the trainer's own code. */
final class RunFiles {

    private static final List<String> FIGURES = List.of(
            "status",
            "spec",
            "dataset",
            "bestEpoch",
            "trainAccuracy",
            "validationAccuracy",
            "testAccuracy",
            "testLoss",
            "confusionMatrix");

    private RunFiles() {}

    /** All that must be the same whether a run was interrupted or not: every bit of the model, every figure but the times. */
    static List<String> result(Path run) throws IOException {
        List<String> result = new ArrayList<>();
        JsonNode json = JsonMapper.shared().readTree(Files.readString(run.resolve("run.json")));
        for (String figure : FIGURES) {
            result.add(figure + "=" + json.get(figure));
        }
        for (String line : Files.readAllLines(run.resolve("history.csv"))) {
            result.add(String.join(",", Arrays.copyOf(line.split(","), 6)));
        }
        result.addAll(networks(run));
        for (String csv : new String[] {"test-predictions.csv", "tsne.csv"}) {
            result.add(csv + " " + Files.readString(run.resolve(csv)).hashCode());
        }
        return result;
    }

    /** The bits and counters of a run's two networks. */
    static List<String> networks(Path run) throws IOException {
        List<String> result = new ArrayList<>();
        for (String zip : new String[] {"model.zip", "checkpoint.zip"}) {
            MultiLayerNetwork network =
                    ModelSerializer.restoreMultiLayerNetwork(run.resolve(zip).toFile(), true);
            result.add(zip + " parameters " + Arrays.hashCode(network.params().toFloatVector()));
            result.add(zip + " updater "
                    + Arrays.hashCode(
                            network.getUpdater().getStateViewArray().reshape(-1).toFloatVector()));
            result.add(zip + " epochs " + network.getEpochCount() + ", steps " + network.getIterationCount());
            network.close();
        }
        return result;
    }

    /** Reads each file of the run or study to its end, as far as there are any. Files written aside begin with a dot and do not count. */
    static void assertWhole(Path run) throws IOException {
        if (!Files.isDirectory(run)) {
            return;
        }
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .toList()) {
                assertWholeFile(file);
            }
        }
    }

    private static void assertWholeFile(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".zip")) {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                assertThat(zip.size()).as(name).isPositive();
                for (ZipEntry entry : zip.stream().toList()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        in.transferTo(java.io.OutputStream.nullOutputStream()); // fails where the CRC does not fit
                    }
                }
            }
        } else if (name.endsWith(".json")) {
            assertThat(JsonMapper.shared().readTree(Files.readString(file)).isObject())
                    .as(name)
                    .isTrue();
        } else if (name.endsWith(".png")) {
            assertThat(ImageIO.read(file.toFile())).as(name).isNotNull();
        } else if (name.endsWith(".onnx")) {
            Onnx.ModelProto model = Onnx.ModelProto.parseFrom(Files.readAllBytes(file));
            assertThat(model.getGraph().getOutputCount()).as(name).isPositive();
        } else if (name.endsWith(".html")) {
            assertThat(file).content().endsWith("</html>\n");
        } else {
            assertThat(file).content().endsWith("\n");
        }
    }
}
