package dev.lenet.trainer.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stdout is connected to.
 *
 * @param live whether lines can be redrawn: a terminal that can move its cursor and that a person looks at
 * @param colour whether colours are wanted; never without {@code live}
 */
public record Terminal(boolean live, boolean colour) {

    /** A file, a pipe or a build server, which gets plain lines. */
    public static final Terminal NONE = new Terminal(false, false);

    /**
     * Detects it from stdout and the environment. {@code TERM=dumb} and {@code CI} turn redrawing off; {@code NO_COLOR}
     * (https://no-color.org) turns colours off.
     *
     * @param environment the process's environment variables
     * @return what stdout is connected to
     */
    public static Terminal detect(Map<String, String> environment) {
        return detect(isTerminal(), environment);
    }

    static Terminal detect(boolean terminal, Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "dumb");
        boolean ci = !environment.getOrDefault("CI", "").isEmpty() && !"false".equals(environment.get("CI"));
        boolean live = terminal && !term.equals("dumb") && !ci;
        return new Terminal(
                live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** On Linux, returns whether stdout is a terminal, whatever stdin is. Elsewhere, Java can only tell for both together. */
    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return isInteractive(System.console());
        }
    }

    /** From JDK 22 on, there is a console even without a terminal, and {@code Console.isTerminal} tells the difference. */
    private static boolean isInteractive(@Nullable Console console) {
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
