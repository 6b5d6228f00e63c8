package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a data set apart from its images. A run stores them, so that its results can be labelled and other images
 * can be prepared in the same way without the data set.
 *
 * @param name the name in settings, for example {@code fashion-mnist}
 * @param title the display name, for example {@code Fashion-MNIST}
 * @param notice what every output must say about it, one or more whole sentences; null for nothing
 * @param shape the shape of every image
 * @param classNames the classes' names, by label
 * @param normalization how pixel levels become the network's input
 */
public record DatasetDescription(
        String name,
        String title,
        @Nullable String notice,
        ImageShape shape,
        List<String> classNames,
        Normalization normalization) {

    /** Creates a description without a notice. */
    public DatasetDescription(
            String name, String title, ImageShape shape, List<String> classNames, Normalization normalization) {
        this(name, title, null, shape, classNames, normalization);
    }

    /**
     * Copies the list of names.
     *
     * @throws IllegalArgumentException if a component is missing or does not match the others
     */
    public DatasetDescription {
        if (name == null || title == null || shape == null || classNames == null || normalization == null) {
            throw new IllegalArgumentException("the description of the data set is not complete");
        }
        if (classNames.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a class of the data set has no name");
        }
        if (normalization.channels() != shape.channels()) {
            throw new IllegalArgumentException(Text.format(
                    "the normalization is for %s, but the images have %d",
                    Text.count(normalization.channels(), "channel"), shape.channels()));
        }
        classNames = List.copyOf(classNames);
    }

    /** Returns the same description with another normalisation. */
    DatasetDescription with(Normalization other) {
        return new DatasetDescription(name, title, notice, shape, classNames, other);
    }

    /**
     * The number of classes.
     *
     * @return one more than the highest label
     */
    public int classes() {
        return classNames.size();
    }
}
