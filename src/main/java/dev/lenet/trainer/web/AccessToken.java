package dev.lenet.trainer.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The secret that requests must contain, if there is one. Holds only its digest, so that nothing can print the token. */
final class AccessToken {

    /** The setting, usually from the environment variable {@code TRAINER_TOKEN}. */
    static final String SETTING = "trainer.token";

    private final byte @Nullable [] digest;

    /**
     * Creates a token.
     *
     * @param token the secret; null or blank for none
     */
    AccessToken(@Nullable String token) {
        digest = token == null || token.isBlank() ? null : digest(token.strip());
    }

    boolean isSet() {
        return digest != null;
    }

    /** Returns whether a guess is the token, in the same time for every guess; false if there is no token. */
    boolean matches(String guess) {
        return digest != null && MessageDigest.isEqual(digest, digest(guess));
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return isSet() ? "a token" : "no token";
    }
}
