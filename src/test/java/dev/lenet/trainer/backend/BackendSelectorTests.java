package dev.lenet.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lenet.trainer.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every machine is a script in the place of {@code nvidia-smi}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for a Unix shell")
class BackendSelectorTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "Tesla K80, 3.7, 470.57.02",
        "Tesla V100-SXM2-16GB, 7.0, 460.32.03",
        "Tesla T4, 7.5, 525.85.12",
        "NVIDIA A100-SXM4-40GB, 8.0, 515.65.01",
        "NVIDIA L4, 8.9, 535.104.05",
        "NVIDIA GeForce RTX 4090, 8.9, 550.54.14",
        "NVIDIA GeForce RTX 3060 Laptop GPU, 8.6, 580.65.06"
    })
    void takesASupportedGpu(String name, String capability, String driver) {
        Backend backend = auto(machine(driver).with(name, capability, 16_000));

        assertThat(backend.kind()).isEqualTo(Backend.Kind.CUDA);
        assertThat(backend.announcement())
                .isEqualTo(Text.format(
                        "Computing on the GPU with CUDA, %s (compute capability %s, 16000 MiB, driver %s): it is supported.",
                        name, capability, driver));
    }

    @ParameterizedTest
    @CsvSource({
        "Tesla T4, 450.80.02, 7.5",
        "Tesla K80, 470.57.02, 3.7",
        "Tesla V100-SXM2-16GB, 450.102.04, 7.0",
        "A100-SXM4-40GB, 460.32.03, 8.0",
        "NVIDIA A10G, 470.57.02, 8.6",
        "NVIDIA RTX A4000, 470.57.02, 8.6",
        "Quadro RTX 4000, 470.57.02, 7.5",
        "GeForce GTX 1080 Ti, 455.45.01, 6.1"
    })
    void knowsGpusThatTheirDriverDoesNotExplain(String name, String driver, String capability) {
        Backend backend = auto(machine(driver).with(name, "never told", 16_000));

        assertThat(Objects.requireNonNull(backend.gpu()).capability()).hasToString(capability);
    }

    @Nested
    class TakesTheCpu {

        @Test
        void onRequestWithoutAskingForGpus() {
            NvidiaSmi broken = new NvidiaSmi(folder.toString(), Duration.ofSeconds(1));

            assertThat(new BackendSelector(broken, null)
                            .select(BackendChoice.CPU, true)
                            .isCpu())
                    .isTrue();
        }

        @Test
        void whereTheJarHasNoCuda() {
            Backend backend = selector(machine("525.85.12").with("Tesla T4", "7.5", 15_360))
                    .select(BackendChoice.AUTO, false);

            assertThat(backend.isCpu()).isTrue();
            assertThat(backend.announcement())
                    .as("nobody asked for CUDA, and there was nothing to choose")
                    .startsWith("Computing on the CPU, ")
                    .doesNotContain("CUDA");
        }

        @Test
        void whereThereIsNoDriver() {
            NvidiaSmi missing = new NvidiaSmi(folder.resolve("missing").toString(), Duration.ofSeconds(1));

            cpu(
                    new BackendSelector(missing, null),
                    "no NVIDIA driver was found, since the program nvidia-smi cannot be started");
        }

        @Test
        void whereTheDriverDoesNotWork() {
            FakeNvidiaSmi.install(
                    folder, "#!/bin/sh\necho 'NVIDIA-SMI has failed because it is not resident.'\nexit 9\n");

            cpu(
                    new BackendSelector(
                            new NvidiaSmi(folder.resolve("nvidia-smi").toString(), Duration.ofSeconds(20)), null),
                    "nvidia-smi failed with code 9: NVIDIA-SMI has failed because it is not resident");
        }

        @Test
        void whereTheDriverHangs() {
            FakeNvidiaSmi.install(folder, "#!/bin/sh\nexec sleep 60\n");

            cpu(
                    new BackendSelector(
                            new NvidiaSmi(folder.resolve("nvidia-smi").toString(), Duration.ofSeconds(1)), null),
                    "nvidia-smi gave no answer in 1 s");
        }

        @Test
        void whereTheDriverSpeaksInRiddles() {
            FakeNvidiaSmi.install(folder, "#!/bin/sh\necho 'a, b'\n");

            cpu(
                    new BackendSelector(
                            new NvidiaSmi(folder.resolve("nvidia-smi").toString(), Duration.ofSeconds(20)), null),
                    "nvidia-smi's answer \"a, b\" cannot be read");
        }

        @Test
        void whereThereIsNoGpu() {
            cpu(selector(machine("525.85.12")), "nvidia-smi failed with code 6: No devices were found");
        }

        @ParameterizedTest
        @CsvSource({"440.33.01", "450.51.06", "390.157"})
        void whereTheDriverIsTooOld(String driver) {
            cpu(
                    selector(machine(driver).with("Tesla T4", "7.5", 15_360)),
                    Text.format("the driver %s of Tesla T4 is too old: CUDA 11.6 needs 450.80.02 or newer", driver));
        }

        @ParameterizedTest
        @CsvSource({"NVIDIA H100 PCIe, 9.0", "NVIDIA B200, 10.0", "NVIDIA GeForce RTX 5090, 12.0", "Tesla K40c, 3.5"})
        void whereTheGpuIsNotSupported(String name, String capability) {
            cpu(
                    selector(machine("570.86.10").with(name, capability, 80_000)),
                    Text.format(
                            "%s has compute capability %s, while DL4J's CUDA backend supports 3.7 to 8.9",
                            name, capability));
        }

        @Test
        void whereNothingTellsTheCapability() {
            cpu(
                    selector(machine("470.57.02").with("Graphics Device", "", 8_000)),
                    "the compute capability of Graphics Device is unknown, since the driver 470.57.02 does not report it;"
                            + " drivers from 510 on do");
        }

        private void cpu(BackendSelector selector, String reason) {
            Backend backend = selector.select(BackendChoice.AUTO, true);
            assertThat(backend.isCpu()).isTrue();
            assertThat(backend.gpu()).isNull();
            assertThat(backend.reason()).isEqualTo(reason);
            assertThat(backend.announcement())
                    .startsWith("Computing on the CPU, ")
                    .endsWith(": " + reason + ".")
                    .doesNotContain("\n");
            assertThatExceptionOfType(BackendException.class)
                    .isThrownBy(() -> selector.select(BackendChoice.CUDA, true))
                    .withMessage(
                            "--backend=cuda cannot be used: %s. Use --backend=cpu, or auto to fall back to the CPU.",
                            reason);
        }
    }

    @Nested
    class AmongSeveralGpus {

        private FakeNvidiaSmi mixed() {
            return machine("535.104.05")
                    .with("NVIDIA H100 PCIe", "9.0", 81_559)
                    .with("Tesla T4", "7.5", 15_360)
                    .with("NVIDIA L4", "8.9", 23_034);
        }

        @Test
        void takesTheFirstSupportedAndSaysSo() {
            Backend backend = auto(mixed());

            assertThat(Objects.requireNonNull(backend.gpu()).uuid()).isEqualTo("GPU-1");
            assertThat(backend.reason())
                    .isEqualTo("the first supported of 3 GPUs, number 1; NVIDIA H100 PCIe has compute capability 9.0,"
                            + " while DL4J's CUDA backend supports 3.7 to 8.9; NVIDIA L4 is left idle");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = ':',
                value = {"2:NVIDIA L4", "2,1:NVIDIA L4", "GPU-2:NVIDIA L4", "0,2:NVIDIA L4", "1,7,2:Tesla T4"})
        void obeysCudaVisibleDevices(String variable, String name) {
            Backend backend = new BackendSelector(mixed().tool(), variable).select(BackendChoice.AUTO, true);

            assertThat(Objects.requireNonNull(backend.gpu()).name()).isEqualTo(name);
        }

        @ParameterizedTest
        @CsvSource({"''", "-1", "GPU-9"})
        void takesTheCpuWhereAllAreHidden(String variable) {
            Backend backend = new BackendSelector(mixed().tool(), variable).select(BackendChoice.AUTO, true);

            assertThat(backend.isCpu()).isTrue();
            assertThat(backend.reason()).isEqualTo(Text.format("CUDA_VISIBLE_DEVICES=%s hides all GPUs", variable));
        }

        @Test
        void takesTheCpuWhereOnlyUnsupportedOnesAreVisible() {
            assertThat(new BackendSelector(mixed().tool(), "0")
                            .select(BackendChoice.AUTO, true)
                            .reason())
                    .contains("H100");
        }
    }

    private FakeNvidiaSmi machine(String driver) {
        return new FakeNvidiaSmi(folder, driver);
    }

    private static BackendSelector selector(FakeNvidiaSmi machine) {
        return new BackendSelector(machine.tool(), null);
    }

    private static Backend auto(FakeNvidiaSmi machine) {
        return selector(machine).select(BackendChoice.AUTO, true);
    }
}
