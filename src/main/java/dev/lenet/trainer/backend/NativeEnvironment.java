package dev.lenet.trainer.backend;

/**
 * The environment variables that native code of this process sees. Java can read but not set them; the C library can,
 * through a binding that comes with the CUDA build alone and is therefore looked up at run time.
 */
final class NativeEnvironment {

    private static final String BINDING = "org.bytedeco.systems.global.linux";

    private NativeEnvironment() {}

    /**
     * Sets a variable for libraries that read it from now on. {@link System#getenv} does not see it.
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
