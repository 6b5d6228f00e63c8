package dev.lenet.trainer.training;

import dev.lenet.trainer.backend.Backend;
import dev.lenet.trainer.kernel.FusedNetwork;
import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.kernel.VectorSupport;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.NetworkDefinition;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.CrashReportingUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Builds the network of a run and chooses the code that trains it. */
@Component
public class LearnerFactory {

    private static final Logger LOG = LoggerFactory.getLogger(LearnerFactory.class);

    private final Backend backend;

    /**
     * Creates a factory.
     *
     * @param backend the backend in use; the trainer's kernels run only on the CPU
     */
    public LearnerFactory(Backend backend) {
        // When memory runs out, DL4J would write a report to the working folder, using a library that is not in the
        // jar.
        CrashReportingUtil.crashDumpsEnabled(false);
        this.backend = backend;
    }

    /** Builds a network with seeded initial weights, for use on the calling thread. */
    Learner create(NetworkDefinition definition, int threads) {
        if (!backend.isCpu()) {
            return Dl4jLearner.create(definition);
        }
        Optional<String> reason = FusedNetwork.unsupported(definition.configuration());
        if (reason.isEmpty()) {
            return FusedLearner.create(definition, threads);
        }
        LOG.warn(
                "This network trains with DL4J's own code, about a hundred times slower than with the trainer's kernels: {}.",
                reason.get());
        return Dl4jLearner.create(definition);
    }

    /**
     * Replaces a restored network with one that makes the same predictions using the fastest available code.
     *
     * @param restored the network as DL4J reads it; closed if it is replaced
     * @param threads processors to use, at least 1
     * @return a network with the same parameters, to be closed by the caller; it may lack updater state and must not be trained
     */
    public MultiLayerNetwork fastest(MultiLayerNetwork restored, int threads) {
        MultiLayerConfiguration configuration = restored.getLayerWiseConfigurations();
        // On a GPU the kernels' classes must not be loaded, so isCpu() is tested before they are used.
        if (!backend.isCpu() || !FusedNetwork.supports(configuration)) {
            return restored;
        }
        MultiLayerNetwork network = FusedLearner.network(configuration.clone(), threads);
        network.init(restored.params().dup(), false);
        NetworkMemory.close(restored);
        return network;
    }

    /**
     * Describes the code that trains a network, for display and {@code run.json}.
     *
     * @param architecture the network
     * @return for example {@code trainer kernels, 512-bit vectors}; includes the reason if the CPU cannot use the kernels
     */
    public String describe(Architecture architecture) {
        if (!backend.isCpu()) {
            return describe();
        }
        return FusedNetwork.unsupported(architecture.configuration())
                .map(reason -> "DL4J, because " + reason)
                .orElseGet(this::describe);
    }

    /**
     * Describes the code that trains networks supported by the trainer's kernels.
     *
     * @return for example {@code trainer kernels, 512-bit vectors}
     */
    public String describe() {
        return backend.isCpu() ? VectorSupport.describe() : "DL4J";
    }
}
