package dev.lenet.trainer.cli;

import dev.lenet.trainer.kernel.CompilerDirectives;
import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Leaves code that mostly runs while the process starts to HotSpot's fast compiler, C1. The optimizing compiler, C2, otherwise
 * spends a third of a short run's processor time, mostly on it, and the start itself lacks that time. HTTP answers are also
 * compiled by C1 then; a run is polled too rarely for C2 to get to most of their code anyway.
 */
final class StartupCompilation {

    /** Class loading, annotations, Spring, and its libraries for HTTP, logging, validation and JSON. */
    static final List<String> METHODS = List.of(
            "org/springframework/*.*",
            "ch/qos/logback/*.*",
            "org/hibernate/validator/*.*",
            "org/apache/catalina/*.*",
            "org/apache/coyote/*.*",
            "org/apache/tomcat/*.*",
            "tools/jackson/*.*",
            "com/fasterxml/*.*",
            "jdk/internal/loader/*.*",
            "jdk/internal/jimage/*.*",
            "jdk/internal/module/*.*",
            "jdk/internal/org/objectweb/asm/*.*",
            "jdk/internal/util/jar/*.*",
            "java/util/jar/*.*",
            "java/net/URL.*",
            "java/net/URLStreamHandler.*",
            "sun/net/*.*",
            "java/lang/ClassLoader.*",
            "java/security/SecureClassLoader.*",
            "java/security/CodeSource.*",
            "java/lang/Class.*nnotation*",
            "java/lang/reflect/*.*nnotation*",
            "sun/reflect/*.*");

    private static final String DIRECTIVES = Text.format(
            "[{ match: [%s], c2: { Exclude: true } }]",
            METHODS.stream().map(method -> "\"" + method + "\"").collect(Collectors.joining(", ")));

    private StartupCompilation() {}

    /** Issues the directive when it is loaded: a JVM takes only 50 directives, and this one is needed once. */
    private static final class Request {

        static final Thread THREAD = new Thread(() -> CompilerDirectives.add(DIRECTIVES), "compiler-directives");

        static {
            THREAD.setDaemon(true);
            THREAD.start();
        }
    }

    /**
     * Issues the directive, if this JVM does not have it yet, on a thread of its own, because the JVM's management classes take a
     * while to load.
     *
     * @return the thread, which ends when the JVM has the directive
     */
    static Thread request() {
        return Request.THREAD;
    }
}
