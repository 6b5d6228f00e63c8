package dev.lenet.trainer.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks HotSpot to compile the vector kernels as soon as they are hot and to wait for it, instead of interpreting on until the
 * compiler has come round to them, and to compile what they call for a vector into them.
 *
 * <p>Interpreted, each operation on a vector makes an object or several: a kernel that runs on for a second that way leaves
 * hundreds of megabytes of garbage, for which the collector grows the heap, and slows the compiler down that it waits for.
 * The wish is a compiler directive (JEP 165), which needs no option on the command line where it comes through the
 * diagnostic commands of the running JVM. It changes when code is compiled, not what it computes.
 */
final class PromptCompilation {

    private static final Logger LOG = LoggerFactory.getLogger(PromptCompilation.class);

    private static final String PACKAGE =
            PromptCompilation.class.getPackageName().replace('.', '/') + "/";

    /**
     * What a kernel calls for a vector. HotSpot of JDK 17 does not inline a method that has run fewer than 250 times
     * (MinInliningThreshold), and a vector that comes from a call stays an object, with all sums that begin with it. A loop over
     * thousands of inputs is compiled long before its first line has run that often.
     */
    static final List<String> INLINED = List.of(
            "VectorActivations.argument",
            "VectorActivations.sigmoid",
            "VectorAveragePooling.activation",
            "VectorDense.start",
            "VectorExp.exp",
            "VectorExp.expm1",
            "VectorExp.polynomial",
            "VectorExp.power",
            "VectorExp.broadcast",
            "VectorMaxPooling.affine");

    private static final String DIRECTIVES = String.format(
            Locale.ROOT,
            """
            [{ match: ["%sVector*.*"], BackgroundCompilation: false, inline: [%s] }]
            """,
            PACKAGE,
            INLINED.stream().map(method -> "\"+" + PACKAGE + method + "\"").collect(Collectors.joining(", ")));

    private PromptCompilation() {}

    /**
     * Makes the wish, which holds for methods that are compiled from now on. A JVM that does not know it only warms up more
     * slowly, which is no reason to trouble the user.
     */
    static void request() {
        try {
            Path file = Files.createTempFile("trainer-compiler-directives", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                LOG.debug("Prompt compilation: {}", command("compilerDirectivesAdd", file.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | JMException | RuntimeException e) {
            LOG.debug("Prompt compilation is not to be had", e);
        }
    }

    /** Runs one of HotSpot's diagnostic commands (those of {@code jcmd}) in this JVM; returns what it prints. */
    static String command(String operation, String... arguments) throws JMException {
        return String.valueOf(ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        operation,
                        arguments.length == 0 ? new Object[0] : new Object[] {arguments},
                        arguments.length == 0 ? new String[0] : new String[] {String[].class.getName()}));
    }
}
