package dev.lenet.trainer.study;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.backend.Processor;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.store.HostName;
import dev.lenet.trainer.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.stereotype.Component;

/** Determines the provenance of runs: versions, machine and backend. */
@Component
public class ProvenanceSource {

    private static final String UNKNOWN = "unknown";

    private final ObjectProvider<BuildProperties> build;
    private final ObjectProvider<GitProperties> git;
    private final Backend backend;

    /**
     * Creates a source.
     *
     * @param build the trainer's version, if it was built by Maven
     * @param git the trainer's commit, if it was built from a repository
     * @param backend the backend that computes
     */
    public ProvenanceSource(ObjectProvider<BuildProperties> build, ObjectProvider<GitProperties> git, Backend backend) {
        this.build = build;
        this.git = git;
        this.backend = backend;
    }

    /**
     * Returns the current provenance.
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
                Text.format("%s %s (%s)", property("os.name"), property("os.version"), property("os.arch")),
                Processor.name(),
                Runtime.getRuntime().availableProcessors(),
                backend.kind().id(),
                backend.device(),
                kernels,
                HostName.get(),
                null);
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
}
