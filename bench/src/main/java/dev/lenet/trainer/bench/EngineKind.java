package dev.lenet.trainer.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The engines that are compared. */
enum EngineKind {
    /** The trainer's own network and batches. */
    OURS("ours") {
        @Override
        Engine create(String variant, int threads, Path folder) throws IOException {
            return new Dl4jEngine(Dl4jNetworks.fused(Dl4jNetworks.configuration(variant), threads), folder);
        }
    },
    /** A plain {@code MultiLayerNetwork} of the same configuration, as published. */
    STOCK("stock DL4J") {
        @Override
        Engine create(String variant, int threads, Path folder) throws IOException {
            return new Dl4jEngine(new MultiLayerNetwork(Dl4jNetworks.configuration(variant)), folder);
        }
    },
    /** libtorch, called through its JavaCPP presets. */
    LIBTORCH("libtorch") {
        @Override
        Engine create(String variant, int threads, Path folder) throws IOException {
            return new LibtorchEngine(
                    variant, threads, Images.read(folder, Images.TRAIN), Images.read(folder, Images.TEST));
        }
    },
    /** Deep Java Library on the official libtorch. */
    DJL("DJL") {
        @Override
        Engine create(String variant, int threads, Path folder) throws IOException {
            return new DjlEngine(variant, Images.read(folder, Images.TRAIN), Images.read(folder, Images.TEST));
        }
    };

    private final String title;

    EngineKind(String title) {
        this.title = title;
    }

    /**
     * The engine's name for people.
     *
     * @return a word or two
     */
    String title() {
        return title;
    }

    /**
     * The engine's name in options and files.
     *
     * @return one lower-case word
     */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Builds a network of this engine; in the process that is measured, on that engine's class path.
     *
     * @param variant {@code baseline} or {@code var1} to {@code var4}
     * @param threads threads that share one step; those of stock DL4J and DJL are set from outside, see {@link Launch}
     * @param folder holds Fashion-MNIST's four files
     * @return the engine, ready for an epoch
     * @throws IOException if a file cannot be read
     */
    abstract Engine create(String variant, int threads, Path folder) throws IOException;
}
