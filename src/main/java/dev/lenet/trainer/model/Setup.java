package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.augment.AugmentationSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a variant can change: its network, its recipe, and the augmentation of the training images. The names of its
 * values, as returned by {@link Records#names}, are the names of the levers.
 *
 * @param architecture the network
 * @param recipe how it is trained
 * @param augment whether the training images are augmented in each epoch
 * @param augmentation the strength of augmentation; ignored if {@code augment} is false
 */
public record Setup(
        @JsonUnwrapped Architecture architecture,
        @JsonUnwrapped Recipe recipe,
        boolean augment,
        AugmentationSettings augmentation) {

    private static final String AUGMENTATION = "augmentation.";

    /** The values that the images determine and no variant can change. */
    private static final Set<String> NO_LEVERS = Set.of("classes", "input.height", "input.width", "input.channels");

    /** The reference study's setup, with the settings of its one experiment with augmentation. */
    public static final Setup REFERENCE =
            new Setup(Architecture.LENET5, Recipe.REFERENCE, false, new AugmentationSettings(10, 0.5, 0.1, 0.1));

    private static final List<String> LEVERS = Records.names(Setup.class).stream()
            .filter(name -> !NO_LEVERS.contains(name))
            .toList();

    private static final Map<String, Object> REFERENCE_EFFECT = Map.copyOf(REFERENCE.effect());

    /**
     * The names of all levers.
     *
     * @return the names, for example {@code batchNorm} and {@code augmentation.brightness}
     */
    public static List<String> levers() {
        return LEVERS;
    }

    /**
     * Returns this setup with several levers changed at once.
     *
     * @param levers new values by name
     * @return a new setup
     * @throws IllegalArgumentException if there is no such lever, it does not accept the value, or the result is not a valid
     *     network or recipe
     */
    public Setup with(Map<String, Object> levers) {
        return Records.with(this, levers);
    }

    /**
     * The augmentation settings in a run's spec.
     *
     * @return null if images are not augmented
     */
    public @Nullable AugmentationSettings augmentationOrNull() {
        return augment ? augmentation : null;
    }

    /**
     * The levers that have no effect in this setup, because of the value of another one.
     *
     * @return their names
     */
    public Set<String> idle() {
        Set<String> idle = new LinkedHashSet<>(recipe.idle());
        levers().stream()
                .filter(lever -> !augment && lever.startsWith(AUGMENTATION))
                .forEach(idle::add);
        return idle;
    }

    /**
     * Computes a digest that is equal for two runs that train in the same way, whatever the names of their variants. It covers
     * only the differences from {@link #REFERENCE}, so that it stays the same when a later version has more levers.
     *
     * @return the SHA-256 of one line {@code name=value} for each difference, sorted, as hexadecimal digits
     */
    public String digest() {
        String lines = effect().entrySet().stream()
                .filter(part -> !part.getValue().equals(REFERENCE_EFFECT.get(part.getKey())))
                .map(part -> part.getKey() + "=" + part.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The values of all levers that have an effect.
     *
     * @return values by name; equal for two setups that train in the same way
     */
    public Map<String, Object> effect() {
        Map<String, Object> effect = Records.flatten(this);
        effect.keySet().removeAll(idle());
        return effect;
    }
}
