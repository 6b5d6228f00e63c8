package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Reads and writes small zip files in memory. The same content always gives the same bytes. Reading trusts nothing: it accepts
 * only expected entries, each once and within its size limit, counted while unpacking and not taken from a header.
 */
final class Archive {

    /** The earliest time in the format, which stores local times. A fixed time keeps the clock out of the bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Upper bound in bytes, without names, for an entry's headers and for the end of a zip. */
    private static final int HEADERS = 256;

    /** The most bytes that are read, whatever size a file claims: the JVM can hold several times as many. */
    static final long MEMORY = Math.min(Runtime.getRuntime().maxMemory() / 8, Integer.MAX_VALUE - 16);

    private Archive() {}

    /** Stores entries uncompressed: a network's numbers hardly compress, and this takes no time. */
    static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Map.Entry<String, byte[]> each : entries.entrySet()) {
            ZipEntry entry = new ZipEntry(each.getKey());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(each.getValue());
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }

    static byte[] bytes(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            write(entries, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Returns the most bytes that a zip with these entries can have.
     *
     * @param limits names, each with the most bytes that its entry unpacks to
     */
    static long limit(Map<String, Long> limits) {
        long bytes = HEADERS;
        for (Map.Entry<String, Long> each : limits.entrySet()) {
            // Deflate adds 5 bytes to each 16 KiB that it cannot compress.
            bytes += each.getValue()
                    + each.getValue() / 2048
                    + 2L * each.getKey().length()
                    + HEADERS;
        }
        return bytes;
    }

    /**
     * Reads a file, including its central directory, so that a truncated file is detected.
     *
     * @param limits the names that may occur, each with the most bytes that it may unpack to
     * @throws ZipException if the file is not such a zip
     */
    static Map<String, byte[]> read(Path file, Map<String, Long> limits) throws IOException {
        int most = (int) Math.min(limit(limits), MEMORY);
        // Read once, so that the bytes that are checked are those that are used, even if the file changes meanwhile.
        byte[] bytes = PlainFiles.read(file, most);
        Map<String, byte[]> entries = read(bytes, limits);
        try (ZipFile whole = new ZipFile(file.toFile())) {
            if (whole.size() != entries.size()) {
                throw new ZipException(
                        Text.format("its central directory does not list exactly its %d entries", entries.size()));
            }
        }
        return entries;
    }

    /** {@link #read(Path, Map)} for a zip in memory. */
    static Map<String, byte[]> read(byte[] bytes, Map<String, Long> limits) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                Long limit = limits.get(name);
                if (limit == null) {
                    throw new ZipException(
                            Text.format("it has an entry %s, which does not belong there", Printable.quote(name)));
                }
                if (entries.put(name, unpack(zip, name, limit)) != null) {
                    throw new ZipException(Text.format("it has two entries named %s", name));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ZipException("it has an entry whose name is not valid text");
        }
        if (entries.isEmpty()) {
            throw new ZipException("it is not a zip file");
        }
        return entries;
    }

    /**
     * Reads one entry of a file, before the others are read.
     *
     * @param name its name
     * @param limit the most bytes that it may unpack to
     */
    static byte[] readEntry(Path file, String name, long limit) throws IOException {
        PlainFiles.open(file, MEMORY).close();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new ZipException("it has no entry " + name);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return unpack(in, name, limit);
            }
        }
    }

    /** Returns an entry, which must be present. */
    static byte[] entry(Map<String, byte[]> entries, String name) throws ZipException {
        byte[] content = entries.get(name);
        if (content == null) {
            throw new ZipException("it has no entry " + name);
        }
        return content;
    }

    private static byte[] unpack(InputStream in, String name, long limit) throws IOException {
        int most = (int) Math.min(limit, MEMORY);
        byte[] content = in.readNBytes(most + 1);
        if (content.length > most) {
            throw new ZipException(Text.format("its entry %s unpacks to more than %d bytes", name, most));
        }
        return content;
    }
}
