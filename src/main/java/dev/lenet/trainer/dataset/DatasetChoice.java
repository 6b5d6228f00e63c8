package dev.lenet.trainer.dataset;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which data a run asks for; {@code --dataset} on the command line. */
public enum DatasetChoice {
    /** Fashion-MNIST wherever it is found or can be downloaded from, else the sample in the jar, with a warning. */
    AUTO("auto", IdxDatasets.FASHION_MNIST),
    /** Fashion-MNIST, found or downloaded, or an error. */
    FASHION_MNIST("fashion-mnist", IdxDatasets.FASHION_MNIST),
    /** MNIST, found or downloaded, or an error. */
    MNIST("mnist", IdxDatasets.MNIST),
    /** Kuzushiji-MNIST, found or downloaded, or an error. */
    KMNIST("kmnist", IdxDatasets.KMNIST),
    /** CIFAR-10, found or downloaded, or an error. */
    CIFAR10("cifar10", Cifar10.PUBLISHED),
    /** The sample of Fashion-MNIST in the jar. */
    SAMPLE("sample", null),
    /** Images of the user's own. */
    FOLDER("folder", null);

    private final String id;
    private final @Nullable KnownDataset known;

    DatasetChoice(String id, @Nullable KnownDataset known) {
        this.id = id;
        this.known = known;
    }

    /**
     * The word on the command line.
     *
     * @return lower case, for example {@code fashion-mnist}
     */
    public String id() {
        return id;
    }

    /** Where it is found and what it must be; null for what is neither found nor downloaded. */
    @Nullable
    KnownDataset known() {
        return known;
    }

    /**
     * The choice of a word.
     *
     * @param id as in settings and specs
     * @return the choice; {@link #AUTO} for a word that is none
     */
    public static DatasetChoice named(String id) {
        return Arrays.stream(values())
                .filter(choice -> choice.id.equals(id))
                .findFirst()
                .orElse(AUTO);
    }
}
