package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A variant with all that decides its network. A run keeps it, so that neither a later version of the trainer nor a changed
 * settings file can make something else of the run.
 *
 * @param name what it is called in settings, files and metrics, for example {@code var3}
 * @param model the model's name for people, for example {@code LeNet5_var3}
 * @param parent the variant that it is a change of; null for one that is the first
 * @param change what it changes over its parent, in a few words
 * @param architecture its network
 */
public record Variant(
        @JsonProperty("variant") String name,
        String model,
        @Nullable String parent,
        String change,
        Architecture architecture) {

    /**
     * Refuses what is not complete: a variant may come from a file.
     *
     * @throws IllegalArgumentException if a part is missing
     */
    public Variant {
        Checks.require(
                name != null && model != null && change != null && architecture != null, "the variant is not complete");
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
