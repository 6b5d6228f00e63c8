package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads an IDX file of 28x28 images or of labels 0 to 9, gzipped or not, and checks all that the file alone can tell.
 *
 * <p>Whether it is gzipped is told by its first two bytes, never by its name.
 */
final class IdxReader {

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    private final IdxSource source;
    private final IdxKind kind;
    private final int limit;
    private final MessageDigest digest = sha256();

    private IdxReader(IdxSource source, IdxKind kind, int limit) {
        this.source = source;
        this.kind = kind;
        this.limit = limit;
    }

    /**
     * Reads a file to its end.
     *
     * @param source the file
     * @param kind what it must hold
     * @param limit the most images or labels to accept, so that a damaged header cannot ask for all memory
     * @return the file's content, of right form, and its digest, not compared with anything yet
     * @throws DatasetException if the file cannot be read, is damaged or is not of this kind
     */
    static IdxContent read(IdxSource source, IdxKind kind, int limit) {
        return new IdxReader(source, kind, limit).read();
    }

    private IdxContent read() {
        try (InputStream raw = source.opener().open();
                InputStream in = unzipped(raw)) {
            int count = readHeader(in);
            byte[] items = readItems(in, count);
            if (in.read() >= 0) {
                throw source.failure(
                        Text.format("goes on after the %d %ss that its header declares", count, kind.noun()));
            }
            checkLabels(items);
            return new IdxContent(kind, count, items, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchFileException e) {
            throw source.failure("does not exist", e);
        } catch (AccessDeniedException e) {
            throw source.failure("cannot be read: permission denied", e);
        } catch (EOFException e) {
            throw source.failure("is truncated: its gzip data ends too early", e);
        } catch (ZipException e) {
            throw source.failure(Text.format("is damaged: its gzip data is invalid (%s)", e.getMessage()), e);
        } catch (IOException e) {
            throw source.failure(Text.format("cannot be read: %s", e), e);
        }
    }

    private static InputStream unzipped(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        boolean gzip = start.length == 2 && (ByteBuffer.wrap(start).getShort() & 0xffff) == GZIP_MAGIC;
        return gzip ? new GZIPInputStream(in, BUFFER) : in;
    }

    private int readHeader(InputStream in) throws IOException {
        byte[] header = in.readNBytes(kind.headerBytes());
        if (header.length >= Integer.BYTES) {
            checkMagic(ByteBuffer.wrap(header).getInt());
        }
        if (header.length < kind.headerBytes()) {
            throw source.failure(Text.format(
                    "holds %d bytes only, expected an IDX %s file with a header of %d bytes",
                    header.length, kind.noun(), kind.headerBytes()));
        }
        digest.update(header);
        ByteBuffer sizes = ByteBuffer.wrap(header).position(Integer.BYTES);
        long count = Integer.toUnsignedLong(sizes.getInt());
        if (count > limit) {
            throw source.failure(Text.format("declares %d %ss, expected %d", count, kind.noun(), limit));
        }
        if (kind == IdxKind.IMAGES) {
            checkImageSize(Integer.toUnsignedLong(sizes.getInt()), Integer.toUnsignedLong(sizes.getInt()));
        }
        return (int) count;
    }

    private void checkMagic(int magic) {
        for (IdxKind other : IdxKind.values()) {
            if (other != kind && magic == other.magic()) {
                throw source.failure(Text.format(
                        "is an IDX %s file, expected an IDX %s file (magic number 0x%08x, not 0x%08x)",
                        other.noun(), kind.noun(), kind.magic(), magic));
            }
        }
        if (magic != kind.magic()) {
            throw source.failure(Text.format(
                    "starts with 0x%08x, expected the magic number 0x%08x of an IDX %s file",
                    magic, kind.magic(), kind.noun()));
        }
    }

    private void checkImageSize(long rows, long columns) {
        ImageShape expected = FashionMnist.DESCRIPTION.shape();
        if (rows != expected.height() || columns != expected.width()) {
            throw source.failure(Text.format(
                    "holds images of %dx%d pixels, expected %dx%d",
                    rows, columns, expected.height(), expected.width()));
        }
    }

    private byte[] readItems(InputStream in, int count) throws IOException {
        byte[] items = new byte[count * kind.bytesPerItem()];
        int length = 0;
        while (length < items.length) {
            int read = in.read(items, length, Math.min(BUFFER, items.length - length));
            if (read < 0) {
                throw source.failure(Text.format(
                        "is truncated: it ends after %d of %d bytes",
                        kind.headerBytes() + length, kind.headerBytes() + items.length));
            }
            digest.update(items, length, read); // while the bytes are still in the processor's cache
            length += read;
        }
        return items;
    }

    private void checkLabels(byte[] items) {
        for (int i = 0; kind == IdxKind.LABELS && i < items.length; i++) {
            int label = Byte.toUnsignedInt(items[i]);
            if (label >= FashionMnist.DESCRIPTION.classes()) {
                throw source.failure(Text.format(
                        "has the label %d at index %d, expected 0 to %d",
                        label, i, FashionMnist.DESCRIPTION.classes() - 1));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
