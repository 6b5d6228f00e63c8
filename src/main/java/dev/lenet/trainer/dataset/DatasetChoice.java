package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Printable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The data that a run requests; {@code --dataset} on the command line. */
public enum DatasetChoice {
    /** Fashion-MNIST, found or downloaded; otherwise the sample in the jar, with a warning. */
    AUTO("auto", IdxDatasets.FASHION_MNIST),
    /** Fashion-MNIST, found or downloaded; otherwise an error. */
    FASHION_MNIST("fashion-mnist", IdxDatasets.FASHION_MNIST),
    /** MNIST, found or downloaded; otherwise an error. */
    MNIST("mnist", IdxDatasets.MNIST),
    /** Kuzushiji-MNIST, found or downloaded; otherwise an error. */
    KMNIST("kmnist", IdxDatasets.KMNIST),
    /** CIFAR-10, found or downloaded; otherwise an error. */
    CIFAR10("cifar10", Cifar10.PUBLISHED),
    /** The sample of Fashion-MNIST in the jar. */
    SAMPLE("sample", null),
    /** The user's own images. */
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

    /** The known data set of this choice; null if the data is neither searched for nor downloaded. */
    @Nullable
    KnownDataset known() {
        return known;
    }

    /**
     * Returns the choice with an id.
     *
     * @param id the word in settings and specs
     * @return the choice
     * @throws IllegalArgumentException if no choice has this id
     */
    public static DatasetChoice named(String id) {
        return Arrays.stream(values())
                .filter(choice -> choice.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no data set " + Printable.quote(id)));
    }
}
