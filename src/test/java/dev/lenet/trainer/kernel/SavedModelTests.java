package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Tag("integration")
class SavedModelTests {
    /** All that the child JVM runs: DL4J and its dependencies, nothing of ours. */
    private static final String READER = """
            import java.io.File;
            import org.deeplearning4j.util.ModelSerializer;
            import org.nd4j.linalg.factory.Nd4j;

            public class Reader {
                public static void main(String[] args) throws Exception {
                    var network = ModelSerializer.restoreMultiLayerNetwork(new File(args[0]), true);
                    Nd4j.saveBinary(network.output(Nd4j.readBinary(new File(args[1]))), new File(args[2]));
                }
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void predictsTheSameAsAPlainNetwork(Stacks stack) throws Exception {
        FusedNetwork fused = trained(stack);
        INDArray features = Stacks.batch(20, 99).getFeatures();
        INDArray expected = fused.output(features);
        MultiLayerNetwork plain = ModelSerializer.restoreMultiLayerNetwork(save(fused), true);
        assertThat(plain.getClass()).isEqualTo(MultiLayerNetwork.class);
        assertThat(Nets.relativeError(plain.output(features), expected)).isLessThan(1e-4);
        assertThat(plain.getUpdater().getStateViewArray())
                .isEqualTo(fused.getUpdater().getStateViewArray());
        fused.close();
    }

    @Test
    void goesOnExactlyWhereItStopped() throws Exception {
        FusedNetwork fused = trained(Stacks.VAR3);
        File zip = save(fused);
        fused.fit(Stacks.batch(16, 50));
        MultiLayerNetwork saved = ModelSerializer.restoreMultiLayerNetwork(zip, true);
        FusedNetwork resumed = new FusedNetwork(saved.getLayerWiseConfigurations(), 1);
        resumed.init(saved.params(), true);
        resumed.getUpdater().setStateViewArray(resumed, saved.getUpdater().getStateViewArray(), false);
        resumed.fit(Stacks.batch(16, 50));
        assertThat(resumed.params().toFloatVector()).isEqualTo(fused.params().toFloatVector());
        fused.close();
        resumed.close();
    }

    @Test
    void loadsInAJvmThatHasOnlyDl4j() throws Exception {
        FusedNetwork fused = trained(Stacks.VAR2);
        INDArray features = Stacks.batch(20, 99).getFeatures();
        File zip = save(fused);
        Path source = Files.writeString(folder.resolve("Reader.java"), READER);
        File input = folder.resolve("features.bin").toFile();
        File output = folder.resolve("output.bin").toFile();
        Nd4j.saveBinary(features, input);
        Process child = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPathWithoutOurs(),
                        source.toString(),
                        zip.toString(),
                        input.toString(),
                        output.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(child.waitFor()).as(() -> read(folder.resolve("log"))).isZero();
        assertThat(Nets.relativeError(Nd4j.readBinary(output), fused.output(features)))
                .isLessThan(1e-4);
        fused.close();
    }

    private static String classPathWithoutOurs() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private static FusedNetwork trained(Stacks stack) {
        FusedNetwork network = Nets.fused(stack, 2);
        for (int step = 0; step < 5; step++) {
            network.fit(Stacks.batch(32, step));
        }
        return network;
    }

    private File save(FusedNetwork network) throws Exception {
        File zip = folder.resolve("model.zip").toFile();
        ModelSerializer.writeModel(network, zip, true);
        return zip;
    }
}
