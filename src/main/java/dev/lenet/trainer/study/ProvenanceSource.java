package dev.lenet.trainer.study;

import dev.lenet.trainer.run.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.stereotype.Component;

/** Tells with what a run is made. */
@Component
public class ProvenanceSource {

    private static final String UNKNOWN = "unknown";

    private final ObjectProvider<BuildProperties> build;
    private final ObjectProvider<GitProperties> git;

    /**
     * Makes a source.
     *
     * @param build the trainer's version, if it was built by Maven
     * @param git the trainer's commit, if it was built from a repository
     */
    public ProvenanceSource(ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git) {
        this.build = build;
        this.git = git;
    }

    /**
     * Looks around.
     *
     * @param kernels which code trains
     * @return versions, machine and backend as they are now
     */
    public Provenance get(String kernels) {
        BuildProperties versions = build.getIfAvailable();
        GitProperties commit = git.getIfAvailable();
        return new Provenance(
                orUnknown(versions == null ? null : versions.getVersion()),
                commit == null ? UNKNOWN : commit(commit),
                orUnknown(versions == null ? null : versions.get("deeplearning4j")),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                "%s %s (%s)".formatted(property("os.name"), property("os.version"), property("os.arch")),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                Nd4j.getBackend()
                        .getClass()
                        .getSimpleName()
                        .replace("Backend", "")
                        .toLowerCase(Locale.ROOT),
                kernels);
    }

    private static String commit(GitProperties git) {
        return orUnknown(git.getCommitId()) + ("true".equals(git.get("dirty")) ? " with changes" : "");
    }

    private static String property(String name) {
        return System.getProperty(name, UNKNOWN);
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? UNKNOWN : value;
    }

    private static String cpu() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(property("os.arch"));
        } catch (IOException | UncheckedIOException e) {
            return property("os.arch"); // not Linux
        }
    }
}
