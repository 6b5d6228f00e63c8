package dev.lenet.trainer.dataset;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a user's downloads are kept.
 *
 * <p>It is {@code $XDG_CACHE_HOME/trainer} where that variable is set to an absolute path (<a
 * href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>), else
 * {@code ~/Library/Caches/trainer} on macOS, {@code %LOCALAPPDATA%\trainer} on Windows and {@code ~/.cache/trainer}
 * elsewhere; for a user without a home directory it is in the folder for temporary files.
 */
final class CacheFolder {

    private CacheFolder() {}

    /** The cache folder of the current user; it need not exist. */
    static Path ofThisMachine() {
        return of(System::getenv, System::getProperty);
    }

    /**
     * The trainer's cache folder; it need not exist.
     *
     * @param environment looks up an environment variable, null if unset
     * @param properties looks up a system property, null if unset
     */
    static Path of(UnaryOperator<@Nullable String> environment, UnaryOperator<@Nullable String> properties) {
        return base(environment, properties).resolve("trainer");
    }

    private static Path base(UnaryOperator<@Nullable String> environment, UnaryOperator<@Nullable String> properties) {
        Path xdg = absolute(environment.apply("XDG_CACHE_HOME"));
        if (xdg != null) {
            return xdg;
        }
        String system = property(properties, "os.name").toLowerCase(Locale.ROOT);
        Path local = absolute(environment.apply("LOCALAPPDATA"));
        if (system.startsWith("windows") && local != null) {
            return local;
        }
        // The JVM returns "?" for a user unknown to the system, which is common in containers.
        Path home = absolute(properties.apply("user.home"));
        if (home == null) {
            return Path.of(property(properties, "java.io.tmpdir"));
        }
        return system.startsWith("mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
    }

    private static String property(UnaryOperator<@Nullable String> properties, String name) {
        String value = properties.apply(name);
        return value == null ? "" : value;
    }

    private static @Nullable Path absolute(@Nullable String path) {
        return path == null || path.isBlank() || !Path.of(path).isAbsolute() ? null : Path.of(path);
    }
}
