package dev.lenet.trainer.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The environment variable {@code CUDA_VISIBLE_DEVICES}, with which a user or a batch system lends a program some GPUs of a
 * machine. CUDA obeys it, {@code nvidia-smi} does not.
 */
final class VisibleDevices {

    static final String VARIABLE = "CUDA_VISIBLE_DEVICES";

    private VisibleDevices() {}

    /**
     * Leaves out the GPUs that the variable hides.
     *
     * @param gpus all of the machine
     * @param value the variable: numbers as {@code nvidia-smi} gives them, or beginnings of UUIDs, with commas between
     *     them; null if it is not set
     * @return the GPUs that may be used, in the variable's order; as for CUDA, the list ends with the first that is none
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
