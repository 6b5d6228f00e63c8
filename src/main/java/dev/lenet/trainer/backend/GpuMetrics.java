package dev.lenet.trainer.backend;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Meters for the memory and utilisation of the GPU; none on the CPU. The values come from {@code nvidia-smi}, which is queried
 * when they are read, at most once per {@link #AGE}. Values that it does not report are NaN.
 */
final class GpuMetrics implements MeterBinder {

    /** The maximum age of a value. */
    static final Duration AGE = Duration.ofSeconds(5);

    /** The maximum time that a reader of the metrics waits. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final double MEBIBYTE = 1 << 20;
    private static final Usage UNKNOWN = new Usage(Double.NaN, Double.NaN, Double.NaN);

    private final @Nullable Gpu gpu;
    private final NvidiaSmi driver;
    private Usage usage = UNKNOWN;
    private long asked = System.nanoTime() - AGE.toNanos();

    /** Used and total memory in bytes, and the share of time that the GPU was busy, 0 to 1. */
    private record Usage(double used, double total, double utilization) {}

    GpuMetrics(Backend backend, NvidiaSmi driver) {
        this.gpu = backend.gpu();
        this.driver = driver;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (gpu != null) {
            gauge(registry, gpu, "trainer.gpu.memory.used", "bytes", Usage::used);
            gauge(registry, gpu, "trainer.gpu.memory.total", "bytes", Usage::total);
            gauge(registry, gpu, "trainer.gpu.utilization", null, Usage::utilization);
        }
    }

    private void gauge(
            MeterRegistry registry, Gpu gpu, String name, @Nullable String unit, ToDoubleFunction<Usage> value) {
        Gauge.builder(name, () -> value.applyAsDouble(usage(gpu)))
                .tag("gpu", gpu.name())
                .baseUnit(unit)
                .register(registry);
    }

    private synchronized Usage usage(Gpu gpu) {
        if (System.nanoTime() - asked >= AGE.toNanos()) {
            usage = ask(gpu);
            asked = System.nanoTime();
        }
        return usage;
    }

    private Usage ask(Gpu gpu) {
        try {
            List<String> lines = driver.query("memory.used,memory.total,utilization.gpu", "--id=" + gpu.uuid());
            String[] fields = lines.isEmpty() ? new String[0] : lines.get(0).split(",");
            return fields.length == 3
                    ? new Usage(MEBIBYTE * number(fields[0]), MEBIBYTE * number(fields[1]), number(fields[2]) / 100)
                    : UNKNOWN;
        } catch (GpuQueryException e) {
            return UNKNOWN;
        }
    }

    /** Parses a number; GPUs report words instead of values that they do not measure. */
    private static double number(String field) {
        String text = field.strip();
        return text.matches("\\d{1,12}") ? Double.parseDouble(text) : Double.NaN;
    }
}
