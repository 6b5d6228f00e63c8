package dev.lenet.trainer.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The environment variable {@code CUDA_VISIBLE_DEVICES}, with which a user or a batch system restricts a program to some of the
 * machine's GPUs. CUDA obeys it; {@code nvidia-smi} does not.
 */
final class VisibleDevices {

    static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    private VisibleDevices() {}

    /**
     * Filters out the GPUs that the variable hides.
     *
     * @param gpus all GPUs of the machine
     * @param value the variable: comma-separated numbers in the order of {@code nvidia-smi}, or prefixes of UUIDs; null if it
     *     is not set
     * @return the visible GPUs, in the variable's order; as in CUDA, the list ends before the first entry that matches no GPU
     */
    static List<Gpu> of(List<Gpu> gpus, @Nullable String value) {
        if (value == null) {
            return gpus;
        }
        List<Gpu> visible = new ArrayList<>();
        for (String entry : Arrays.stream(value.split(",")).map(String::strip).toList()) {
            Gpu match = gpus.stream()
                    .filter(gpu -> entry.equals(String.valueOf(gpu.index()))
                            || (entry.startsWith("GPU-") && gpu.uuid().startsWith(entry)))
                    .findFirst()
                    .orElse(null);
            if (match == null) {
                break;
            }
            visible.add(match);
        }
        return visible;
    }
}
