package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Word;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The data that a run requests; {@code --dataset} on the command line. */
public enum DatasetChoice implements Word {
    /** Fashion-MNIST, found or downloaded; otherwise the sample in the jar, with a warning. */
    AUTO(IdxDatasets.FASHION_MNIST),
    /** Fashion-MNIST, found or downloaded; otherwise an error. */
    FASHION_MNIST(IdxDatasets.FASHION_MNIST),
    /** MNIST, found or downloaded; otherwise an error. */
    MNIST(IdxDatasets.MNIST),
    /** Kuzushiji-MNIST, found or downloaded; otherwise an error. */
    KMNIST(IdxDatasets.KMNIST),
    /** CIFAR-10, found or downloaded; otherwise an error. */
    CIFAR10(Cifar10.PUBLISHED),
    /** The sample of Fashion-MNIST in the jar. */
    SAMPLE(null),
    /** The user's own images. */
    FOLDER(null);

    private final @Nullable KnownDataset known;

    DatasetChoice(@Nullable KnownDataset known) {
        this.known = known;
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
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no data set " + Printable.quote(id)));
    }
}
