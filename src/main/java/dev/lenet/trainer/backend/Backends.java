package dev.lenet.trainer.backend;

import dev.lenet.trainer.text.Text;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4jBackend;
import org.springframework.core.NestedExceptionUtils;

/**
 * Chooses ND4J's backend for this process.
 *
 * <p>ND4J takes the backend of the highest priority among those on its class path, CUDA's where any device is present, and its
 * priorities can be changed by environment variables alone. But it loads all of its classes and services through one class
 * loader that can be set, and that is how the choice is made here: ND4J gets a loader on which the other backend does not
 * announce itself. Neither can it fall back on the other one then, unseen, when the chosen one fails.
 */
public final class Backends {

    private final ClassLoader loader;
    private final BackendSelector selector;

    /** Chooses among the backends of a class loader. */
    Backends(ClassLoader loader, BackendSelector selector) {
        this.loader = loader;
        this.selector = selector;
    }

    /**
     * For this process and machine.
     *
     * @return asks the {@code nvidia-smi} on the path and obeys {@code CUDA_VISIBLE_DEVICES}
     */
    public static Backends ofThisMachine() {
        return new Backends(
                Backends.class.getClassLoader(),
                new BackendSelector(NvidiaSmi.onPath(), System.getenv(VisibleDevices.VARIABLE)));
    }

    /**
     * Chooses a backend and makes ND4J take it. Must come before ND4J starts, that is before the first use of
     * {@link org.nd4j.linalg.factory.Nd4j}; later it has no effect on ND4J.
     *
     * @param choice what was asked for
     * @return what computes from now on
     * @throws BackendException if CUDA was asked for and cannot be used
     */
    public Backend start(BackendChoice choice) {
        BackendProviders providers = BackendProviders.find(loader);
        Backend backend = selector.select(choice, providers.has(Backend.Kind.CUDA));
        String problem = backend.gpu() == null ? null : problem(backend.gpu(), providers);
        if (problem != null) {
            backend = BackendSelector.withoutCuda(choice, problem);
        }
        ND4JClassLoading.setNd4jClassloader(providers.only(backend.kind()));
        return backend;
    }

    /** Lends CUDA this one GPU and tries whether the backend's libraries load and find it. */
    private static @Nullable String problem(Gpu gpu, BackendProviders providers) {
        // CUDA numbers GPUs by speed and nvidia-smi by place, and ND4J initialises all that it sees, even those that it
        // has no code for. So it is shown the chosen one alone, by its UUID.
        boolean pinned = NativeEnvironment.set(VisibleDevices.VARIABLE, gpu.uuid());
        if (!pinned && !gpu.uuid().equals(System.getenv(VisibleDevices.VARIABLE))) {
            return Text.format(
                    "CUDA cannot be confined to %s from within this process: start it with %s=%s",
                    gpu.name(), VisibleDevices.VARIABLE, gpu.uuid());
        }
        try {
            for (Nd4jBackend backend : ServiceLoader.load(Nd4jBackend.class, providers.only(Backend.Kind.CUDA))) {
                if (!backend.canRun()) {
                    return "ND4J's CUDA backend cannot run";
                }
            }
            return null;
        } catch (RuntimeException | LinkageError | ServiceConfigurationError e) {
            // JavaCPP's own words are that it found no library; which one that needs is missing stands in the cause.
            return Text.format("ND4J's CUDA backend does not start (%s)", NestedExceptionUtils.getMostSpecificCause(e));
        }
    }
}
