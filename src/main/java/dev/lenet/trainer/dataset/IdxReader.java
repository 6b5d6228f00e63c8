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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an IDX file of images or labels, gzipped or not, and checks everything that can be checked from the file alone.
 *
 * <p>A gzipped file is recognised by its first two bytes, never by its name.
 */
final class IdxReader {

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    /** The most memory to allocate on the word of the header alone, before the data has been read. */
    private static final int FIRST_BYTES = 64 << 20;

    private final IdxSource source;
    private final IdxKind kind;
    private final int limit;
    private final @Nullable DatasetDescription expected;
    private final MessageDigest digest = Checksum.digest("SHA-256");
    private boolean compressed;

    private IdxReader(IdxSource source, IdxKind kind, int limit, @Nullable DatasetDescription expected) {
        this.source = source;
        this.kind = kind;
        this.limit = limit;
        this.expected = expected;
    }

    /**
     * Reads a file to its end.
     *
     * @param source the file
     * @param kind the expected kind
     * @param limit the maximum number of images or labels, so that a damaged header cannot exhaust memory
     * @param expected the data set that the images and labels must fit; null to accept any that a network can use
     * @return the file's well-formed content and its digest, which is not verified yet
     * @throws DatasetException if the file cannot be read, is damaged or is not of this kind
     */
    static IdxContent read(IdxSource source, IdxKind kind, int limit, @Nullable DatasetDescription expected) {
        IdxReader reader = new IdxReader(source, kind, limit, expected);
        return reader.from(reader::readAll);
    }

    /**
     * Reads only the header of a file of any size and shape.
     *
     * @param source the file
     * @param kind the expected kind
     * @return the header, which need not match the content
     * @throws DatasetException if the file cannot be read or is not of this kind
     */
    static IdxHeader header(IdxSource source, IdxKind kind) {
        IdxReader reader = new IdxReader(source, kind, Integer.MAX_VALUE, null);
        return reader.from(reader::readHeader);
    }

    /** Reads part or all of the file. */
    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    private IdxContent readAll(InputStream in) throws IOException {
        IdxHeader header = readHeader(in);
        byte[] items = readItems(in, header);
        if (in.read() >= 0) {
            throw source.failure(
                    Text.format("continues after the %d %ss that its header declares", header.count(), kind.noun()));
        }
        IdxContent content = new IdxContent(
                kind,
                (int) header.count(),
                header.shape(),
                header.channelsLast(),
                items,
                HexFormat.of().formatHex(digest.digest()),
                compressed);
        checkLabels(content);
        return content;
    }

    private <T> T from(Reading<T> reading) {
        try (InputStream raw = source.opener().open();
                InputStream in = unzipped(raw)) {
            return reading.from(in);
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

    private InputStream unzipped(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, 2);
        byte[] start = in.readNBytes(2);
        in.unread(start);
        compressed = start.length == 2 && (ByteBuffer.wrap(start).getShort() & 0xffff) == GZIP_MAGIC;
        return compressed ? new GZIPInputStream(in, BUFFER) : in;
    }

    private IdxHeader readHeader(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(Integer.BYTES);
        int length = kind.headerBytes();
        if (magic.length == Integer.BYTES) {
            length = IdxHeader.bytes(checkMagic(ByteBuffer.wrap(magic).getInt()));
        }
        byte[] header = Arrays.copyOf(magic, length);
        int read = magic.length + in.readNBytes(header, magic.length, length - magic.length);
        if (read < length) {
            throw source.failure(Text.format(
                    "holds only %d bytes, expected an IDX %s file with a header of %d bytes",
                    read, kind.noun(), length));
        }
        digest.update(header);
        IdxHeader parsed = IdxHeader.of(header);
        if (parsed.count() > limit) {
            throw source.failure(Text.format(
                    "declares %d %ss, expected %s%d",
                    parsed.count(), kind.noun(), expected == null ? "at most " : "", limit));
        }
        if (kind == IdxKind.IMAGES) {
            String problem = expected == null ? parsed.problem() : parsed.differenceFrom(expected.shape());
            if (problem != null) {
                throw source.failure(problem);
            }
        }
        return parsed;
    }

    private int checkMagic(int magic) {
        for (IdxKind other : IdxKind.values()) {
            if (other != kind && magic == other.magic()) {
                throw source.failure(Text.format(
                        "is an IDX %s file, expected an IDX %s file (magic number 0x%08x, not 0x%08x)",
                        other.noun(), kind.noun(), kind.magic(), magic));
            }
        }
        boolean ofMoreKinds = expected == null && IdxHeader.isAnother(kind, magic);
        if (magic != kind.magic() && !ofMoreKinds) {
            throw source.failure(Text.format(
                    "starts with 0x%08x, expected the magic number 0x%08x of an IDX %s file",
                    magic, kind.magic(), kind.noun()));
        }
        return magic;
    }

    private byte[] readItems(InputStream in, IdxHeader header) throws IOException {
        long all = header.count() * header.bytesPerItem();
        if (all > Integer.MAX_VALUE - 16) {
            throw source.failure(Text.format(
                    "declares %,d %ss of %,d bytes each, %.1f GB in all, expected at most 2.1 GB",
                    header.count(), kind.noun(), header.bytesPerItem(), all / 1e9));
        }
        byte[] items = new byte[(int) Math.min(all, FIRST_BYTES)];
        int length = 0;
        while (length < all) {
            if (length == items.length) {
                items = Arrays.copyOf(items, (int) Math.min(all, 2L * items.length));
            }
            int read = in.read(items, length, Math.min(BUFFER, items.length - length));
            if (read < 0) {
                throw source.failure(Text.format(
                        "is truncated: it ends after %d of %d bytes", header.length() + length, header.length() + all));
            }
            digest.update(items, length, read); // while the bytes are still in the processor's cache
            length += read;
        }
        return items;
    }

    private void checkLabels(IdxContent content) {
        if (kind == IdxKind.LABELS && expected != null) {
            int[] labels = content.labels();
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] >= expected.classes()) {
                    throw source.failure(Text.format(
                            "has the label %d at index %d, expected 0 to %d", labels[i], i, expected.classes() - 1));
                }
            }
        }
    }
}
