package dev.lenet.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.TrainerApplication;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trainer in a process of its own on a class path with a second backend, on a machine with the GPUs that a fake of
 * {@code nvidia-smi} tells of.
 */
@Tag("integration")
@EnabledOnOs(OS.LINUX)
class BackendProcessTests {

    @TempDir
    Path folder;

    @Test
    void withCudaDl4jTrainsAndNoKernelIsLoaded() throws Exception {
        new FakeNvidiaSmi(folder, "535.104.05")
                .with("NVIDIA H100 PCIe", "9.0", 81_559)
                .with("Tesla T4", "7.5", 15_360);

        Ended ended = train();

        assertThat(ended.code).as(ended.text).isZero();
        assertThat(ended.text)
                .contains("CUDA sees GPU-1\n", "Computing on the GPU with CUDA, Tesla T4 (compute capability 7.5");
        assertThat(ended.text.indexOf("Computing on the GPU")).isLessThan(ended.text.indexOf("Layers:"));
        JsonNode made = provenance();
        assertThat(made.get("backend").asString()).isEqualTo("cuda");
        assertThat(made.get("device").asString()).startsWith("Tesla T4 (compute capability 7.5");
        assertThat(made.get("kernels").asString()).isEqualTo("DL4J");
        assertThat(loaded()).contains("dev.lenet.trainer.training.Dl4jLearner", FakeCudaBackend.class.getName());
        // These free DL4J's own networks, too, and speed up the start.
        assertThat(loaded().stream().filter(name -> name.startsWith("dev.lenet.trainer.kernel.")))
                .containsOnly("dev.lenet.trainer.kernel.NetworkMemory", "dev.lenet.trainer.kernel.CompilerDirectives");
    }

    @Test
    void withAnUnsupportedGpuTheKernelsTrainThoughCudaIsThere() throws Exception {
        new FakeNvidiaSmi(folder, "535.104.05").with("NVIDIA H100 PCIe", "9.0", 81_559);

        Ended ended = train();

        assertThat(ended.code).as(ended.text).isZero();
        assertThat(ended.text).containsOnlyOnce("NVIDIA H100 PCIe has compute capability 9.0");
        JsonNode made = provenance();
        assertThat(made.get("backend").asString()).isEqualTo("cpu");
        assertThat(made.get("device").asString()).contains("processor");
        assertThat(made.get("kernels").asString()).endsWith("vectors");
        assertThat(loaded())
                .contains("dev.lenet.trainer.kernel.FusedNetwork")
                .doesNotContain("dev.lenet.trainer.training.Dl4jLearner", FakeCudaBackend.class.getName());
    }

    @Test
    void withTheCpuAskedForNobodyAsksTheDriver() throws Exception {
        FakeNvidiaSmi.install(folder, "#!/bin/sh\ntouch " + folder.resolve("asked") + "\nexit 1\n");

        Ended ended = start(List.of(), Map.of("TRAINER_BACKEND", "cpu"), "--evaluate=none");

        assertThat(ended.text).contains("Computing on the CPU", "requested by --backend=cpu");
        assertThat(folder.resolve("asked")).doesNotExist();
    }

    @Test
    void cudaOnAMachineWithoutAUsableGpuEndsWithCode2() throws Exception {
        new FakeNvidiaSmi(folder, "535.104.05").with("NVIDIA H100 PCIe", "9.0", 81_559);

        assertThat(start(List.of(), Map.of(), "--backend=cuda"))
                .isEqualTo(
                        new Ended(
                                2,
                                "Error: --backend=cuda cannot be used: NVIDIA H100 PCIe has compute capability 9.0, while DL4J's"
                                        + " CUDA backend supports 3.7 to 8.9. Use --backend=cpu, or auto to fall back to the CPU.\n"));
    }

    @Test
    void aBackendThatDoesNotStartIsReported() throws Exception {
        new FakeNvidiaSmi(folder, "535.104.05").with("Tesla T4", "7.5", 15_360);

        Ended ended = start(List.of("-Dfake.cuda.broken=true"), Map.of(), "--backend=cuda");

        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.text).contains("Error: --backend=cuda cannot be used: ND4J's CUDA backend cannot run");
    }

    @Test
    void aLibraryThatIsMissingIsNamed() throws Exception {
        new FakeNvidiaSmi(folder, "535.104.05").with("Tesla T4", "7.5", 15_360);

        Ended ended = start(List.of("-Dfake.cuda.unlinked=true"), Map.of(), "--backend=cuda");

        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.text)
                .contains("ND4J's CUDA backend does not start", "libcuda.so.1: cannot open shared object file")
                .doesNotContain("java.library.path");
    }

    private record Ended(int code, String text) {}

    private Ended train() throws Exception {
        return start(
                List.of("-Xlog:class+load:file=" + folder.resolve("classes")),
                Map.of(),
                "--dataset=sample",
                "--limit=300",
                "--epochs=1",
                "--tsne-points=0",
                "--run=run");
    }

    private Ended start(List<String> jvm, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path cuda = Files.createDirectories(folder.resolve("cuda"));
        BackendProvidersTests.announce(cuda);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvm);
        command.addAll(List.of(
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
                "-cp",
                cuda + File.pathSeparator + System.getProperty("java.class.path"),
                TrainerApplication.class.getName(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        File output = folder.resolve("output").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().remove("CUDA_VISIBLE_DEVICES");
        builder.environment().put("PATH", folder + File.pathSeparator + System.getenv("PATH"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            return new Ended(process.exitValue(), Files.readString(output.toPath()));
        } finally {
            process.destroyForcibly();
        }
    }

    private JsonNode provenance() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("models/run/run.json")))
                .get("provenance");
    }

    /** Names of the classes that were loaded, from lines such as {@code [0.1s][info][class,load] a.B source: …}. */
    private List<String> loaded() throws IOException {
        return Files.readAllLines(folder.resolve("classes")).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").split(" ", 2)[0])
                .toList();
    }
}
