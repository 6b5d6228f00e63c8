package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the backend from the user's request and the machine's GPUs, without using ND4J or CUDA. */
final class BackendSelector {

    private final NvidiaSmi driver;
    private final @Nullable String visibleDevices;

    /**
     * Creates a selector.
     *
     * @param driver lists the GPUs
     * @param visibleDevices the value of {@code CUDA_VISIBLE_DEVICES}; null if it is not set
     */
    BackendSelector(NvidiaSmi driver, @Nullable String visibleDevices) {
        this.driver = driver;
        this.visibleDevices = visibleDevices;
    }

    /**
     * Chooses the backend.
     *
     * @param choice the requested backend
     * @param cudaPacked whether ND4J's CUDA backend is on the class path
     * @return the backend with its device and the reason
     * @throws BackendException if CUDA was requested and cannot be used
     */
    Backend select(BackendChoice choice, boolean cudaPacked) {
        if (choice == BackendChoice.CPU) {
            return Backend.cpu("requested by --backend=cpu");
        }
        if (!cudaPacked && choice == BackendChoice.AUTO) {
            return Backend.cpu(null);
        }
        if (!cudaPacked) {
            return withoutCuda(
                    choice, "this trainer.jar was built without CUDA; ./mvnw -Pcuda package builds it with CUDA");
        }
        try {
            return choose(choice, VisibleDevices.of(driver.gpus(), visibleDevices));
        } catch (GpuQueryException e) {
            return withoutCuda(choice, e.reason());
        }
    }

    private Backend choose(BackendChoice choice, List<Gpu> gpus) {
        if (gpus.isEmpty()) {
            return withoutCuda(choice, Text.format("%s=%s hides all GPUs", VisibleDevices.VARIABLE, visibleDevices));
        }
        List<String> problems = new ArrayList<>();
        for (Gpu gpu : gpus) {
            String problem = GpuRequirements.problem(gpu);
            if (problem == null) {
                return Backend.cuda(gpu, reason(gpu, gpus));
            }
            problems.add(problem);
        }
        return withoutCuda(choice, String.join("; ", problems));
    }

    private static String reason(Gpu chosen, List<Gpu> gpus) {
        if (gpus.size() == 1) {
            return "it is supported";
        }
        List<String> others = gpus.stream()
                .filter(gpu -> gpu != chosen)
                .map(gpu -> {
                    String problem = GpuRequirements.problem(gpu);
                    return problem == null ? gpu.name() + " is left idle" : problem;
                })
                .toList();
        return Text.format(
                "the first supported of %d GPUs, number %d; %s",
                gpus.size(), chosen.index(), String.join("; ", others));
    }

    /** Returns the CPU backend with the reason, or throws if CUDA was required. */
    static Backend withoutCuda(BackendChoice choice, String reason) {
        if (choice == BackendChoice.CUDA) {
            throw new BackendException(Text.format(
                    "--backend=cuda cannot be used: %s. Use --backend=cpu, or auto to fall back to the CPU.", reason));
        }
        return Backend.cpu(reason);
    }
}
