package dev.lenet.trainer.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.dataset.DatasetDescription;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.dataset.ImageShape;
import dev.lenet.trainer.dataset.Normalization;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data set of a run or study. Files of earlier versions have only its name and digest: their data set is always
 * Fashion-MNIST.
 *
 * @param description what it is
 * @param sha256 digest of the images and labels
 * @param folder the user's own folder that they were read from; null for a known data set
 */
public record DataRecord(
        @JsonUnwrapped DatasetDescription description,
        String sha256,
        @Nullable String folder) {

    /** Creates the record of a known data set. */
    public DataRecord(DatasetDescription description, String sha256) {
        this(description, sha256, null);
    }

    /** Refuses values that no data set has. */
    public DataRecord {
        Require.present("the description of the data set", description);
        Require.present("sha256", sha256);
    }

    /**
     * Returns the record of a data set.
     *
     * @param dataset as it was loaded
     * @return what is stored about it
     */
    public static DataRecord of(Dataset dataset) {
        return new DataRecord(dataset.description(), dataset.sha256(), dataset.folder());
    }

    /**
     * Returns whether some images are those of this record, wherever they are stored now.
     *
     * @param found images that were loaded
     * @return true if every pixel and label is the same
     */
    public boolean isOf(Dataset found) {
        return sha256.equals(found.sha256());
    }

    /**
     * Refuses images that are not those of this record.
     *
     * @param owner what this record belongs to, for example {@code run first}
     * @param found images that were loaded
     * @throws SettingsException if a pixel or label differs
     */
    public void requireIn(String owner, Dataset found) {
        if (!isOf(found)) {
            throw new SettingsException(Text.format(
                    "the data of %s has SHA-256 %s, but %s has %s. Name the folder with its data with --data-dir=DIR.",
                    owner, sha256, found.origin(), found.sha256()));
        }
    }

    @JsonCreator
    static DataRecord read(
            @JsonProperty("name") String name,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("notice") @Nullable String notice,
            @JsonProperty("shape") @Nullable ImageShape shape,
            @JsonProperty("classNames") @Nullable List<String> classNames,
            @JsonProperty("normalization") @Nullable Normalization normalization,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("folder") @Nullable String folder) {
        Require.present("name", name);
        DatasetChoice.named(name);
        return new DataRecord(description(name, title, notice, shape, classNames, normalization), sha256, folder);
    }

    private static DatasetDescription description(
            String name,
            @Nullable String title,
            @Nullable String notice,
            @Nullable ImageShape shape,
            @Nullable List<String> classNames,
            @Nullable Normalization normalization) {
        if (title == null && shape == null && classNames == null && normalization == null) {
            return FashionMnist.named(name);
        }
        if (title == null || shape == null || classNames == null || normalization == null) {
            throw new IllegalArgumentException("only some of title, shape, classNames and normalization are present");
        }
        return new DatasetDescription(name, title, notice, shape, classNames, normalization);
    }
}
