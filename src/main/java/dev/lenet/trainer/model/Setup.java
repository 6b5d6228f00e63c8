package dev.lenet.trainer.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.lenet.trainer.augment.AugmentationSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a variant can change: its network, how it is trained, and whether and how the training images are changed. The
 * names of its parts, as {@link Records#names} gives them, are those of the levers.
 *
 * @param architecture the network
 * @param recipe how it is trained
 * @param augment whether the training images are changed anew in each epoch
 * @param augmentation how far that goes; without meaning where images stay as they are
 */
public record Setup(
        @JsonUnwrapped Architecture architecture,
        @JsonUnwrapped Recipe recipe,
        boolean augment,
        AugmentationSettings augmentation) {

    private static final String AUGMENTATION = "augmentation.";

    /** What the images decide and no variant can. */
    private static final Set<String> NO_LEVERS = Set.of("classes", "input.height", "input.width", "input.channels");

    /** The reference study's, with the augmentation that it tried once. */
    public static final Setup REFERENCE =
            new Setup(Architecture.LENET5, Recipe.REFERENCE, false, new AugmentationSettings(10, 0.5, 0.1, 0.1));

    /**
     * The names of all levers.
     *
     * @return as in records, for example {@code batchNorm} and {@code augmentation.brightness}
     */
    public static List<String> levers() {
        List<String> levers = new ArrayList<>(Records.names(Setup.class));
        levers.removeAll(NO_LEVERS);
        return levers;
    }

    /**
     * This setup with several levers changed at once.
     *
     * @param levers name to value
     * @return a new setup
     * @throws IllegalArgumentException if there is no such lever that takes such a value, or what comes out is no network or
     *     no recipe
     */
    public Setup with(Map<String, Object> levers) {
        return Records.with(this, levers);
    }

    /**
     * What a run's spec says of augmentation.
     *
     * @return null where images stay as they are
     */
    public @Nullable AugmentationSettings augmentationOrNull() {
        return augment ? augmentation : null;
    }

    /**
     * The levers that make no difference here, because of the value of another one.
     *
     * @return their names; what they are set to changes no run
     */
    public Set<String> idle() {
        Set<String> idle = new LinkedHashSet<>(recipe.idle());
        levers().stream()
                .filter(lever -> !augment && lever.startsWith(AUGMENTATION))
                .forEach(idle::add);
        return idle;
    }

    /**
     * A digest that tells whether two runs trained the same, whatever their variants are called. It is over what differs from
     * {@link #REFERENCE}, so that it stays the same when a later version has more levers.
     *
     * @return the SHA-256 of one line {@code name=value} for each, sorted, as hexadecimal digits
     */
    public String digest() {
        Map<String, Object> reference = REFERENCE.effect();
        String lines = effect().entrySet().stream()
                .filter(part -> !part.getValue().equals(reference.get(part.getKey())))
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
     * What decides a run: the values of all levers but the idle ones.
     *
     * @return name to value; two setups that train the same have equal ones
     */
    public Map<String, Object> effect() {
        Map<String, Object> effect = Records.flatten(this);
        effect.keySet().removeAll(idle());
        return effect;
    }
}
