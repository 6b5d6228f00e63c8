package dev.lenet.trainer.kernel;

/** Whether {@code jdk.incubator.vector} can be used here, and how wide its vectors are. */
public final class VectorSupport {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean AVAILABLE =
            ModuleLayer.boot().findModule(MODULE).isPresent();

    private VectorSupport() {}

    /**
     * Whether the module is there: the JVM was started with {@code --add-modules jdk.incubator.vector}.
     *
     * @return true if vector kernels are used, false if plain loops are
     */
    public static boolean available() {
        return AVAILABLE;
    }

    /**
     * The arithmetic in use, in words for logs and reports.
     *
     * @return for example {@code 512-bit vectors} or {@code plain loops (jdk.incubator.vector is not loaded)}
     */
    public static String describe() {
        return AVAILABLE ? Lanes.WIDTH * Float.SIZE + "-bit vectors" : "plain loops (" + MODULE + " is not loaded)";
    }
}
