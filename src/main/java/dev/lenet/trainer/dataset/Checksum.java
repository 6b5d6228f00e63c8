package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A published digest of one file of a data set.
 *
 * @param of what it was computed over
 * @param algorithm its name in {@link MessageDigest}; MD5, which detects damage but not forgery, only if nothing better is
 *     published
 * @param hex the digest, lower-case hexadecimal
 */
record Checksum(Of of, String algorithm, String hex) {

    /** What a digest was computed over. */
    enum Of {
        /** The uncompressed content, which does not depend on how the file was compressed. */
        CONTENT,
        /** The compressed file as upstream serves it; only the format of an uncompressed copy can be checked. */
        COMPRESSED
    }

    static Checksum ofContent(String sha256) {
        return new Checksum(Of.CONTENT, "SHA-256", sha256);
    }

    static Checksum ofCompressed(String algorithm, String hex) {
        return new Checksum(Of.COMPRESSED, algorithm, hex);
    }

    /**
     * Compares a compressed file with this digest.
     *
     * @throws DatasetException if it differs, or the file cannot be read
     */
    void verifyCompressed(IdxSource source) {
        MessageDigest digest = digest(algorithm);
        try (InputStream in = new DigestInputStream(source.opener().open(), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw source.failure(Text.format("cannot be read: %s", e), e);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(hex)) {
            throw source.failure(Text.format("has the %s %s, expected %s", algorithm, found, hex));
        }
    }

    /** Returns a digest of an algorithm that every Java platform provides. */
    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.toUpperCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }
}
