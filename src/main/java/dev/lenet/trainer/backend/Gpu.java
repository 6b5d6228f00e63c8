package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A GPU as {@code nvidia-smi} describes it.
 *
 * @param index its number there, in the order of the PCI bus
 * @param uuid names it for good, for example {@code GPU-8f6d…}
 * @param name the product, for example {@code Tesla T4}
 * @param capability its generation; null if that is not known
 * @param driver the driver's version
 * @param memoryMiB its memory in MiB; 0 if that is not known
 */
public record Gpu(
        int index, String uuid, String name, @Nullable ComputeCapability capability, String driver, long memoryMiB) {

    /**
     * Describes it for people.
     *
     * @return name, capability, memory and driver
     */
    public String describe() {
        return Text.format(
                "%s (compute capability %s, %d MiB, driver %s)",
                name, capability == null ? "unknown" : capability, memoryMiB, driver);
    }
}
