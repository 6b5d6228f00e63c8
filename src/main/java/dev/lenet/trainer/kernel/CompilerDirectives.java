package dev.lenet.trainer.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives compiler directives (JEP 165) to the running JVM through HotSpot's diagnostic commands, so that no command-line
 * option is needed. They change when and by which compiler code is compiled, not what it computes.
 */
public final class CompilerDirectives {

    private static final Logger LOG = LoggerFactory.getLogger(CompilerDirectives.class);

    private CompilerDirectives() {}

    /**
     * Adds directives, which apply to methods compiled from now on. A JVM that does not support them only warms up more slowly,
     * so the user is not told.
     *
     * @param json a list of directives, as in the file of {@code jcmd Compiler.directives_add}
     */
    public static void add(String json) {
        try {
            // Loads the management classes, which takes long, before there is a file that a sudden end would leave
            // behind.
            ManagementFactory.getPlatformMBeanServer();
            Path file = Files.createTempFile("trainer-compiler-directives", ".json");
            try {
                Files.writeString(file, json);
                LOG.debug("Compiler directives: {}", command("compilerDirectivesAdd", file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException | RuntimeException | LinkageError | OutOfMemoryError e) {
            LOG.debug("Compiler directives are not available", e);
        }
    }

    /**
     * Returns all directives of this JVM.
     *
     * @return them as {@code jcmd} prints them
     * @throws JMException if this JVM takes no directives
     */
    public static String print() throws JMException {
        return command("compilerDirectivesPrint");
    }

    private static String command(String operation, String... arguments) throws JMException {
        return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        operation,
                        arguments.length == 0 ? new Object[0] : new Object[] {arguments},
                        arguments.length == 0 ? new String[0] : new String[] {String[].class.getName()}));
    }
}
