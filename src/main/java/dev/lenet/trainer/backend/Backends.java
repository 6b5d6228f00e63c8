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
 * <p>ND4J takes the backend with the highest priority on its class path, which is CUDA if any device is present; only
 * environment variables can change the priorities. But ND4J loads all its classes and services through one configurable class
 * loader. So this class gives ND4J a loader on which only the chosen backend is registered. This also keeps ND4J from silently
 * falling back to the other backend if the chosen one fails.
 */
public final class Backends {

    private final ClassLoader loader;
    private final BackendSelector selector;

    /** Creates an instance that chooses among the backends of a class loader. */
    Backends(ClassLoader loader, BackendSelector selector) {
        this.loader = loader;
        this.selector = selector;
    }

    /**
     * Returns the instance for this process and machine.
     *
     * @return an instance that queries the {@code nvidia-smi} on the path and obeys {@code CUDA_VISIBLE_DEVICES}
     */
    public static Backends ofThisMachine() {
        return new Backends(
                Backends.class.getClassLoader(),
                new BackendSelector(NvidiaSmi.onPath(), System.getenv(VisibleDevices.VARIABLE)));
    }

    /**
     * Chooses a backend and makes ND4J use it. Must be called before ND4J starts, that is, before the first use of
     * {@link org.nd4j.linalg.factory.Nd4j}; later calls have no effect on ND4J.
     *
     * @param choice the requested backend
     * @return the chosen backend
     * @throws BackendException if CUDA was requested and cannot be used
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

    /** Restricts CUDA to this GPU and checks that the backend's libraries load and find it. */
    private static @Nullable String problem(Gpu gpu, BackendProviders providers) {
        // CUDA numbers GPUs by speed but nvidia-smi by PCI bus, and ND4J initialises every GPU that it sees, even those
        // that it has no code for. So only the chosen one is made visible, by its UUID.
        boolean pinned = NativeEnvironment.set(VisibleDevices.VARIABLE, gpu.uuid());
        if (!pinned && !gpu.uuid().equals(System.getenv(VisibleDevices.VARIABLE))) {
            return Text.format(
                    "CUDA cannot be restricted to %s from within this process: start it with %s=%s",
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
            // JavaCPP's own message only says that a library was not found; the cause names the missing dependency.
            return Text.format("ND4J's CUDA backend does not start (%s)", NestedExceptionUtils.getMostSpecificCause(e));
        }
    }
}
