package dev.lenet.trainer.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the scripts are for a Unix shell")
class GpuMetricsTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path folder;

    @Test
    void tellMemoryAndUtilizationOfTheGpuThatTrains() {
        FakeNvidiaSmi machine = new FakeNvidiaSmi(folder, "535.104.05")
                .with("NVIDIA H100 PCIe", "9.0", 81_559, "1", "1")
                .with("Tesla T4", "7.5", 15_360, "512", "37");

        bind(machine);

        assertThat(value("trainer.gpu.memory.used")).isEqualTo(512.0 * 1024 * 1024);
        assertThat(value("trainer.gpu.memory.total")).isEqualTo(15_360.0 * 1024 * 1024);
        assertThat(value("trainer.gpu.utilization")).isEqualTo(0.37);
        assertThat(registry.get("trainer.gpu.utilization").gauge().getId().getTag("gpu"))
                .isEqualTo("Tesla T4");
    }

    @Test
    void areNotNumbersWhereTheGpuDoesNotTell() {
        bind(new FakeNvidiaSmi(folder, "535.104.05").with("NVIDIA A100 MIG", "8.0", 40_000, "[N/A]", "[N/A]"));

        assertThat(value("trainer.gpu.memory.used")).isNaN();
        assertThat(value("trainer.gpu.utilization")).isNaN();
        assertThat(value("trainer.gpu.memory.total")).isPositive();
    }

    @Test
    void areNotNumbersWhereTheDriverHasGone() {
        FakeNvidiaSmi machine = new FakeNvidiaSmi(folder, "535.104.05").with("Tesla T4", "7.5", 15_360);
        Backend backend = new BackendSelector(machine.tool(), null).select(BackendChoice.CUDA, true);
        FakeNvidiaSmi.install(folder, "#!/bin/sh\necho gone\nexit 15\n");

        new GpuMetrics(backend, machine.tool()).bindTo(registry);

        assertThat(value("trainer.gpu.memory.used")).isNaN();
    }

    @Test
    void areAbsentOnTheCpu() {
        new GpuMetrics(Backend.cpu("a test"), NvidiaSmi.onPath()).bindTo(registry);

        assertThat(registry.getMeters()).isEmpty();
    }

    private void bind(FakeNvidiaSmi machine) {
        Backend backend = new BackendSelector(machine.tool(), null).select(BackendChoice.CUDA, true);
        new GpuMetrics(backend, machine.tool()).bindTo(registry);
    }

    private double value(String name) {
        return registry.get(name).gauge().value();
    }
}
