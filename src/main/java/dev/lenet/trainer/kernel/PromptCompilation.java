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
 * Makes HotSpot compile the vector kernels as soon as they are hot, wait for the compiler instead of interpreting them
 * until it gets to them, and inline the methods that return vectors to them.
 *
 * <p>When interpreted, each vector operation allocates one or more objects. A kernel that runs for a second that way
 * leaves hundreds of megabytes of garbage, which makes the collector grow the heap and slows down the compiler that
 * would end it. This class uses a compiler directive (JEP 165), given through the diagnostic commands of the running
 * JVM, so that no command-line option is needed. It changes when code is compiled, not what it computes.
 */
final class PromptCompilation {

    private static final Logger LOG = LoggerFactory.getLogger(PromptCompilation.class);

    private static final String PACKAGE =
            PromptCompilation.class.getPackageName().replace('.', '/') + "/";

    /**
     * Methods that return vectors to kernels. HotSpot in JDK 17 does not inline a method that has run fewer than 250
     * times (MinInliningThreshold), and a vector returned by a call stays an object, as do all sums that start from it.
     * A loop over thousands of inputs is compiled long before its first line has run that often.
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
     * Issues the directive, which applies to methods compiled from now on. A JVM that does not support it only warms up
     * more slowly, so the user is not told.
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
            LOG.debug("Prompt compilation is not available", e);
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
