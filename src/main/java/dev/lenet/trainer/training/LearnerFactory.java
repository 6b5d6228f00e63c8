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
     * Makes a factory.
     *
     * @param backend what computes: the trainer's kernels are for the CPU alone
     */
    public LearnerFactory(Backend backend) {
        // When memory runs out, DL4J would write a report into the working folder through a library that is not in the
        // jar.
        CrashReportingUtil.crashDumpsEnabled(false);
        this.backend = backend;
    }

    /** Builds a network with seeded initial weights, on the calling thread and for it. */
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
     * Exchanges a restored network for one that predicts the same with the fastest code there is.
     *
     * @param restored as DL4J reads it; closed if it is exchanged
     * @param threads processors to use, at least 1
     * @return a network of the same parameters, for the caller to close; it has no updater state, so is not to be trained on
     */
    public MultiLayerNetwork fastest(MultiLayerNetwork restored, int threads) {
        MultiLayerConfiguration configuration = restored.getLayerWiseConfigurations();
        // The kernels' classes stay unloaded on a GPU, so they are named only where they are used.
        if (!backend.isCpu() || !FusedNetwork.supports(configuration)) {
            return restored;
        }
        MultiLayerNetwork network = FusedLearner.network(configuration.clone(), threads);
        network.init(restored.params().dup(), false);
        NetworkMemory.close(restored);
        return network;
    }

    /**
     * Says which code trains a network, for people and {@code run.json}.
     *
     * @param architecture the network
     * @return for example {@code trainer kernels, 512-bit vectors}; with the reason where the CPU must do without them
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
     * Says which code trains networks that the trainer's kernels know.
     *
     * @return for example {@code trainer kernels, 512-bit vectors}
     */
    public String describe() {
        return backend.isCpu() ? VectorSupport.describe() : "DL4J";
    }
}
