package dev.lenet.trainer.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network with its updater as it was at some moment, in the format of DL4J's {@code ModelSerializer}, which can read what is written here. Files may
 * come from an unknown hand: of DL4J's entries those that are Java objects are refused, and none is believed.
 */
public final class SavedNetwork {

    static final String CONFIGURATION = "configuration.json";
    static final String COEFFICIENTS = "coefficients.bin";
    static final String UPDATER = "updaterState.bin";

    private static final int MIB = 1 << 20;

    /** Some ten times what the largest variant needs. */
    static final Map<String, Integer> LIMITS = Map.of(CONFIGURATION, MIB, COEFFICIENTS, 4 * MIB, UPDATER, 8 * MIB);

    private final Map<String, byte[]> entries;

    private SavedNetwork(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /**
     * Takes a network down.
     *
     * @param network any of the variants
     * @return its state at this moment
     */
    public static SavedNetwork of(MultiLayerNetwork network) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(CONFIGURATION, network.getLayerWiseConfigurations().toJson().getBytes(StandardCharsets.UTF_8));
        entries.put(COEFFICIENTS, ArrayBytes.of(network.params()));
        INDArray state = network.getUpdater().getStateViewArray();
        if (state != null && state.length() > 0) {
            entries.put(UPDATER, ArrayBytes.of(state));
        }
        return new SavedNetwork(entries);
    }

    /** Takes its own entries out of a larger archive. */
    static SavedNetwork in(Map<String, byte[]> archive) {
        Map<String, byte[]> entries = new LinkedHashMap<>(archive);
        entries.keySet().retainAll(LIMITS.keySet());
        return new SavedNetwork(entries);
    }

    static SavedNetwork read(Path file) throws IOException {
        return new SavedNetwork(Archive.read(file, LIMITS));
    }

    static SavedNetwork read(byte[] file) throws IOException {
        return new SavedNetwork(Archive.read(file, LIMITS));
    }

    Map<String, byte[]> entries() {
        return entries;
    }

    boolean hasUpdater() {
        return entries.containsKey(UPDATER);
    }

    /** The whole file, always the same for the same network. */
    byte[] bytes() {
        return Archive.bytes(entries);
    }

    /**
     * Builds the network, DL4J's own.
     *
     * @return for the caller to close
     * @throws IOException if an entry is missing or does not fit the others, and why, beginning with {@code it}
     */
    MultiLayerNetwork network() throws IOException {
        MultiLayerConfiguration configuration = KnownConfiguration.read(entry(CONFIGURATION));
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        try {
            fill(network.params(), COEFFICIENTS);
            INDArray state = network.getUpdater().getStateViewArray();
            if (entries.containsKey(UPDATER)) {
                fill(state, UPDATER);
            }
            return network;
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /**
     * Builds a network that was taken down by {@link #of} or checked when it was read.
     *
     * @return DL4J's own, for the caller to close
     * @throws StoreException if it does not fit together after all
     */
    public MultiLayerNetwork restore() {
        try {
            return network();
        } catch (IOException e) {
            throw new StoreException("the saved network is damaged: " + e.getMessage(), e);
        }
    }

    private void fill(INDArray row, String name) throws IOException {
        float[] values = ArrayBytes.read(name, entry(name), row.length());
        try (INDArray read = Nd4j.createFromArray(values)) {
            row.assign(read.reshape(row.shape()));
        }
    }

    private byte[] entry(String name) throws ZipException {
        byte[] content = entries.get(name);
        if (content == null) {
            throw new ZipException("it has no entry " + name);
        }
        return content;
    }
}
