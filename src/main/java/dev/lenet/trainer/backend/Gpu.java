package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A GPU as {@code nvidia-smi} describes it.
 *
 * @param index its number in {@code nvidia-smi}, in PCI bus order
 * @param uuid its permanent identifier, for example {@code GPU-8f6d…}
 * @param name the product, for example {@code Tesla T4}
 * @param capability its generation; null if unknown
 * @param driver the driver's version
 * @param memoryMiB its memory in MiB; 0 if unknown
 */
public record Gpu(
        int index, String uuid, String name, @Nullable ComputeCapability capability, String driver, long memoryMiB) {

    /**
     * Describes the GPU for display.
     *
     * @return name, capability, memory and driver
     */
    public String describe() {
        return Text.format(
                "%s (compute capability %s, %d MiB, driver %s)",
                name, capability == null ? "unknown" : capability, memoryMiB, driver);
    }
}
