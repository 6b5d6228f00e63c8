package dev.lenet.trainer.store;

import dev.lenet.trainer.kernel.NetworkMemory;
import dev.lenet.trainer.model.NetworkDefinition;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with its updater as it was after an epoch, in the format of DL4J's {@code ModelSerializer}, which can read what is
 * written here. Files are untrusted. The network is therefore built from the run's own settings, and a file only provides its
 * numbers: the configuration in it must equal the definition's, and each array must be finite and of the length that the
 * definition requires. Entries that are Java objects are refused.
 */
public final class SavedNetwork {

    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER = "updaterState.bin";

    /** The weights that training continues with, where those of the network are an average. */
    static final String TRAINED = "trainedCoefficients.bin";

    private final NetworkDefinition definition;
    private final int epochs;
    private final byte[] coefficients;
    private final byte @Nullable [] updater;
    private final byte @Nullable [] trained;

    private SavedNetwork(
            NetworkDefinition definition,
            int epochs,
            byte[] coefficients,
            byte @Nullable [] updater,
            byte @Nullable [] trained) {
        this.definition = definition;
        this.epochs = epochs;
        this.coefficients = coefficients;
        this.updater = updater;
        this.trained = trained;
    }

    /**
     * Copies a network's current state.
     *
     * @param network after a whole number of epochs
     * @param definition what it was built from
     * @param trained the weights that training continues with; null if they are those of the network
     * @return its state at this moment
     * @throws IllegalArgumentException if its counters are not those at the end of an epoch
     */
    public static SavedNetwork of(MultiLayerNetwork network, NetworkDefinition definition, @Nullable INDArray trained) {
        int epochs = network.getEpochCount();
        if (network.getIterationCount() != definition.stepsAfter(epochs)) {
            throw new IllegalArgumentException(Text.format(
                    "the network has taken %d steps in %d epochs, expected %d",
                    network.getIterationCount(), epochs, definition.stepsAfter(epochs)));
        }
        INDArray state = network.getUpdater().getStateViewArray();
        return new SavedNetwork(
                definition,
                epochs,
                ArrayBytes.of(network.params()),
                state == null || state.length() == 0 ? null : ArrayBytes.of(state),
                trained == null ? null : ArrayBytes.of(trained));
    }

    /** Returns the names of a network's entries, each with the most bytes that it takes. */
    static Map<String, Long> limits(NetworkDefinition definition) {
        Map<String, Long> limits = new LinkedHashMap<>();
        limits.put(CONFIGURATION, ConfigurationCheck.limit(definition));
        limits.put(COEFFICIENTS, ArrayBytes.limit(definition.parameters()));
        limits.put(UPDATER, ArrayBytes.limit(definition.updaterState()));
        if (definition.averaged()) {
            limits.put(TRAINED, ArrayBytes.limit(definition.parameters()));
        }
        return limits;
    }

    /** Returns the most bytes that a zip of a network takes. */
    static long limit(NetworkDefinition definition) {
        return Archive.limit(limits(definition));
    }

    /**
     * Reads a network from an archive, which may have other entries too.
     *
     * @param archive untrusted
     * @param definition the network that the run's settings define
     * @param epochs how many epochs the network must have finished, from 1 to the definition's
     * @throws IOException if an entry is missing or does not match the definition; the message begins with {@code it}
     */
    static SavedNetwork in(Map<String, byte[]> archive, NetworkDefinition definition, int epochs) throws IOException {
        if (epochs < 1 || epochs > definition.epochs()) {
            throw new ZipException(Text.format("its network is of epoch %d of %d", epochs, definition.epochs()));
        }
        new ConfigurationCheck(definition, epochs).check(Archive.entry(archive, CONFIGURATION));
        byte[] coefficients = Archive.entry(archive, COEFFICIENTS);
        ArrayBytes.read(COEFFICIENTS, coefficients, definition.parameters());
        byte[] updater = archive.get(UPDATER);
        if (updater != null) {
            ArrayBytes.read(UPDATER, updater, definition.updaterState());
        }
        byte[] trained = archive.get(TRAINED);
        if (trained != null) {
            ArrayBytes.read(TRAINED, trained, definition.parameters());
        }
        return new SavedNetwork(definition, epochs, coefficients, updater, trained);
    }

    /** {@link #in} for a file of its own. */
    static SavedNetwork read(Path file, NetworkDefinition definition, int epochs) throws IOException {
        return in(Archive.read(file, limits(definition)), definition, epochs);
    }

    /** {@link #in} for a file in memory. */
    static SavedNetwork read(byte[] file, NetworkDefinition definition, int epochs) throws IOException {
        return in(Archive.read(file, limits(definition)), definition, epochs);
    }

    Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(CONFIGURATION, definition.json(epochs).getBytes(StandardCharsets.UTF_8));
        entries.put(COEFFICIENTS, coefficients);
        if (updater != null) {
            entries.put(UPDATER, updater);
        }
        if (trained != null) {
            entries.put(TRAINED, trained);
        }
        return entries;
    }

    /** Returns the name of a missing entry that training needs to continue; null if there is none. */
    @Nullable
    String missingToGoOn() {
        if (updater == null && definition.updaterState() > 0) {
            return UPDATER;
        }
        return trained == null && definition.averaged() ? TRAINED : null;
    }

    /**
     * Returns the network as it is used: its weights and the updater's state, without separate weights to continue training.
     *
     * @return this one if it has no such weights
     */
    public SavedNetwork withoutTrained() {
        return trained == null ? this : new SavedNetwork(definition, epochs, coefficients, updater, null);
    }

    /**
     * Returns the weights that training continues with, where those of the network are an average of them.
     *
     * @return a row; null if they are those of the network
     */
    public @Nullable INDArray trained() {
        return trained == null ? null : Nd4j.createFromArray(values(TRAINED, trained));
    }

    /** Returns how many epochs it has finished. */
    int epochs() {
        return epochs;
    }

    /** Returns all numbers of the network, in DL4J's order. */
    float[] parameters() {
        return values(COEFFICIENTS, coefficients);
    }

    private float[] values(String name, byte[] bytes) {
        try {
            return ArrayBytes.read(name, bytes, definition.parameters());
        } catch (IOException e) {
            throw new IllegalStateException("a network that was checked does not fit its definition", e);
        }
    }

    /** Returns the digest of the entry that holds the network's numbers. */
    String coefficientsSha256() {
        return Sha256.of(coefficients);
    }

    /** Returns the whole file; always the same bytes for the same network. */
    byte[] bytes() {
        return Archive.bytes(entries());
    }

    /**
     * Builds the network.
     *
     * @return DL4J's network, for the caller to close
     */
    public MultiLayerNetwork restore() {
        MultiLayerNetwork network = new MultiLayerNetwork(definition.configuration());
        network.init();
        try {
            network.setIterationCount(definition.stepsAfter(epochs));
            network.setEpochCount(epochs);
            fill(network.params(), COEFFICIENTS, coefficients);
            if (updater != null) {
                fill(network.getUpdater().getStateViewArray(), UPDATER, updater);
            }
            return network;
        } catch (IOException | RuntimeException e) {
            NetworkMemory.close(network);
            throw new IllegalStateException("a network that was checked does not fit its definition", e);
        }
    }

    private static void fill(INDArray row, String name, byte[] bytes) throws IOException {
        float[] values = ArrayBytes.read(name, bytes, row.length());
        try (INDArray read = Nd4j.createFromArray(values)) {
            row.assign(read.reshape(row.shape()));
        }
    }
}
