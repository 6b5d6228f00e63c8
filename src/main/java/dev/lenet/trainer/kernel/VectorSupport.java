package dev.lenet.trainer.kernel;

/** Whether {@code jdk.incubator.vector} can be used here, and how wide its vectors are. */
public final class VectorSupport {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean AVAILABLE = present();

    private VectorSupport() {}

    /**
     * Returns whether the module is present: the JVM was started with {@code --add-modules jdk.incubator.vector}, or it
     * was added later.
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

    /** Looks for a class, not in the boot layer, which does not contain a module that was added later. */
    private static boolean present() {
        try {
            Class.forName("jdk.incubator.vector.FloatVector", false, VectorSupport.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
