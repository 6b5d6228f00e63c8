package dev.lenet.trainer.backend;

/**
 * Sets environment variables for native code in this process. Java itself can only read them, so this calls the C library,
 * through a binding that only the CUDA build includes and that is therefore looked up by reflection.
 */
final class NativeEnvironment {

    private static final String BINDING = "org.bytedeco.systems.global.linux";

    private NativeEnvironment() {}

    /**
     * Sets a variable for native libraries that read it later. {@link System#getenv} does not see the change.
     *
     * @return whether it was set
     */
    static boolean set(String name, String value) {
        try {
            Object result = Class.forName(BINDING)
                    .getMethod("setenv", String.class, String.class, int.class)
                    .invoke(null, name, value, 1);
            return Integer.valueOf(0).equals(result);
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }
}
