package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The requirements of the CUDA backend of DL4J 1.0.0-M2.1.
 *
 * <p><b>GPU.</b> The published library contains machine code for the compute capabilities 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5,
 * 8.0 and 8.6, and no PTX that a driver could compile for others. Machine code runs on capabilities with the same major number
 * and the same or a higher minor number, so Ada (8.9) runs the code for 8.6, but there is none for Hopper (9.0) and later.
 *
 * <p><b>Driver.</b> A program built with any CUDA 11 version runs on driver 450.80.02 (of CUDA 11.0) and newer: see
 * "Minor Version Compatibility" in <a
 * href="https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html">CUDA Compatibility</a>. Its
 * restriction that older drivers cannot compile newer PTX does not matter here, since there is no PTX.
 */
final class GpuRequirements {

    static final ComputeCapability LOWEST = new ComputeCapability(3, 7);
    static final ComputeCapability HIGHEST = new ComputeCapability(8, 9);

    private static final String OLDEST_DRIVER = "450.80.02";
    private static final DriverVersion DRIVER = Objects.requireNonNull(DriverVersion.parse(OLDEST_DRIVER));

    private GpuRequirements() {}

    /**
     * Tells why a GPU cannot be used.
     *
     * @return what was found and what is needed, a clause without a full stop; null if it can be used
     */
    static @Nullable String problem(Gpu gpu) {
        DriverVersion driver = DriverVersion.parse(gpu.driver());
        if (driver == null || driver.compareTo(DRIVER) < 0) {
            return Text.format(
                    "the driver %s of %s is too old: CUDA 11.6 needs %s or newer",
                    gpu.driver(), gpu.name(), OLDEST_DRIVER);
        }
        ComputeCapability capability = gpu.capability();
        if (capability == null) {
            return Text.format(
                    "the compute capability of %s is unknown, since the driver %s does not report it; drivers from 510 on do",
                    gpu.name(), gpu.driver());
        }
        if (capability.compareTo(LOWEST) < 0 || capability.compareTo(HIGHEST) > 0) {
            return Text.format(
                    "%s has compute capability %s, while DL4J's CUDA backend supports %s to %s",
                    gpu.name(), capability, LOWEST, HIGHEST);
        }
        return null;
    }
}
