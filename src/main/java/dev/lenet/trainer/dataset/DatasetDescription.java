package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a data set beside its images. A run keeps it, so that its results can be named and other images be
 * prepared in the same way without the data set.
 *
 * @param name how settings call it, for example {@code fashion-mnist}
 * @param title how people call it, for example {@code Fashion-MNIST}
 * @param notice what every output must say of it, one whole sentence or more; null for nothing
 * @param shape the shape of every image
 * @param classNames the classes' names, by label
 * @param normalization how levels become what a network gets
 */
public record DatasetDescription(
        String name,
        String title,
        @Nullable String notice,
        ImageShape shape,
        List<String> classNames,
        Normalization normalization) {

    /** A data set of which nothing must be said. */
    public DatasetDescription(
            String name, String title, ImageShape shape, List<String> classNames, Normalization normalization) {
        this(name, title, null, shape, classNames, normalization);
    }

    /**
     * Keeps its own copy of the names.
     *
     * @throws IllegalArgumentException if a part is missing or does not fit the others
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

    /** The same data set, normalised in another way. */
    DatasetDescription with(Normalization other) {
        return new DatasetDescription(name, title, notice, shape, classNames, other);
    }

    /**
     * The number of classes.
     *
     * @return one more than the highest label that an image can have
     */
    public int classes() {
        return classNames.size();
    }
}
