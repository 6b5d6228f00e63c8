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
 * Small zip files in memory. Writing the same content gives the same bytes. Reading trusts nothing: only entries that are
 * expected, each once and none larger than it may be, counted as they are unpacked and not by what a header says.
 */
final class Archive {

    /** 1 January 1980, the first that the format knows, in local time, as the format has it: no clock in the bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** More than a zip has around an entry, and at its end, beside names. */
    private static final int HEADERS = 256;

    /** What the JVM can hold several times over, whatever a file says that it has. */
    static final long MEMORY = Math.min(Runtime.getRuntime().maxMemory() / 8, Integer.MAX_VALUE - 16);

    private Archive() {}

    /** Numbers of a network hardly shrink: they are stored as they are, which takes no time. */
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
     * The most bytes of a zip with such entries.
     *
     * @param limits names, each with the most bytes that it unpacks to
     */
    static long limit(Map<String, Long> limits) {
        long bytes = HEADERS;
        for (Map.Entry<String, Long> each : limits.entrySet()) {
            // Deflate adds 5 bytes to each 16 KiB that it cannot shrink.
            bytes += each.getValue()
                    + each.getValue() / 2048
                    + 2L * each.getKey().length()
                    + HEADERS;
        }
        return bytes;
    }

    /**
     * Reads a file, its central directory too, so that a cut end is noticed.
     *
     * @param limits the names that may occur, each with the most bytes that it may unpack to
     * @throws ZipException for anything else than such a zip
     */
    static Map<String, byte[]> read(Path file, Map<String, Long> limits) throws IOException {
        int most = (int) Math.min(limit(limits), MEMORY);
        // One copy, so that what is checked is what is used, whatever happens to the file meanwhile.
        byte[] bytes = PlainFiles.read(file, most);
        Map<String, byte[]> entries = read(bytes, limits);
        try (ZipFile whole = new ZipFile(file.toFile())) {
            if (whole.size() != entries.size()) {
                throw new ZipException(
                        Text.format("its directory does not list the %d entries that it has", entries.size()));
            }
        }
        return entries;
    }

    /** {@link #read(Path, Map)} for what lies in memory. */
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
                    throw new ZipException(Text.format("it has two entries %s", name));
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ZipException("it has an entry with a name that is no text");
        }
        if (entries.isEmpty()) {
            throw new ZipException("it is no zip file");
        }
        return entries;
    }

    /**
     * Reads one entry of a file, for a look at what the others must be.
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

    /** An entry that must be there. */
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
