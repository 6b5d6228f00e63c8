package dev.lenet.trainer.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as hexadecimal digits. */
public final class Sha256 {

    private Sha256() {}

    /**
     * Digests bytes.
     *
     * @param content any
     * @return 64 digits, lower case
     */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    /**
     * Digests the rest of a stream, a piece at a time.
     *
     * @param content read to its end
     * @return 64 digits, lower case
     * @throws IOException if reading fails
     */
    public static String of(InputStream content) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[1 << 16];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            digest.update(piece, 0, read);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns a new digest, to be updated piece by piece. */
    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the digits of a digest so far, and leaves the digest usable. */
    static String soFar(MessageDigest digest) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK's SHA-256 can be copied", e);
        }
    }
}
