package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A variant with everything that defines its network. A run stores it, so that neither a later version of the trainer nor a
 * changed settings file can change the meaning of the run.
 *
 * @param name its name in settings, files and metrics, for example {@code var3}
 * @param model the model's display name, for example {@code LeNet5_var3}
 * @param parent the variant that it changes; null if it has no parent
 * @param change what it changes compared with its parent, in a few words
 * @param architecture its network
 */
public record Variant(
        @JsonProperty("variant") String name,
        String model,
        @Nullable String parent,
        String change,
        Architecture architecture) {

    /**
     * Checks that the variant, which may come from a file, is complete.
     *
     * @throws IllegalArgumentException if a component is missing
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
