package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Caches decoded image files, so that each is decoded only once. A cache file that is damaged or cannot be read is treated as
 * missing; cache files can be deleted at any time.
 *
 * @param folder the cache folder
 */
record PreparedCache(Path folder) {

    private static final int MAGIC = 0x74726931;

    private Path file(String key) {
        return folder.resolve(key + ".pixels");
    }

    /**
     * Reads cached images.
     *
     * @param key the key of the image files
     * @param files the number of image files
     * @param before receives the images' shape before memory is allocated, and may throw to reject them
     * @return null if nothing is cached
     */
    @Nullable
    Prepared read(String key, int files, Consumer<ImageShape> before) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream stream = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16))) {
            if (in.readInt() != MAGIC) {
                return null;
            }
            ImageShape shape = new ImageShape(in.readUnsignedByte(), in.readUnsignedByte(), in.readUnsignedByte());
            int bad = in.readInt();
            if (bad < 0 || bad > files || (long) (files - bad) * shape.size() > Files.size(file)) {
                return null;
            }
            before.accept(shape);
            List<Prepared.Skipped> skipped = new ArrayList<>();
            for (int i = 0; i < bad; i++) {
                skipped.add(new Prepared.Skipped(in.readInt(), in.readUTF()));
            }
            byte[] pixels = in.readNBytes((files - bad) * shape.size());
            byte[] digest = in.readAllBytes();
            Prepared prepared = new Prepared(shape, pixels, skipped);
            return MessageDigest.isEqual(digest, digest(prepared)) ? prepared : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Caches images.
     *
     * @return why they could not be cached, one whole sentence; null if they were
     */
    @Nullable
    String write(String key, Prepared prepared) {
        Path part = folder.resolve(key + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(folder);
            try (OutputStream stream = Files.newOutputStream(part);
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream, 1 << 16))) {
                out.writeInt(MAGIC);
                out.writeByte(prepared.shape().height());
                out.writeByte(prepared.shape().width());
                out.writeByte(prepared.shape().channels());
                out.writeInt(prepared.skipped().size());
                for (Prepared.Skipped skipped : prepared.skipped()) {
                    out.writeInt(skipped.index());
                    out.writeUTF(skipped.reason());
                }
                out.write(prepared.pixels());
                out.write(digest(prepared));
            }
            Files.move(part, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return null;
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            return Text.format(
                    "The decoded images could not be cached in %s (%s), so the next start decodes them again.",
                    folder, e);
        }
    }

    private static byte[] digest(Prepared prepared) {
        MessageDigest digest = Checksum.digest("SHA-256");
        digest.update(prepared.shape().toString().getBytes(StandardCharsets.UTF_8));
        for (Prepared.Skipped skipped : prepared.skipped()) {
            digest.update(
                    Text.format("%d %s%n", skipped.index(), skipped.reason()).getBytes(StandardCharsets.UTF_8));
        }
        return digest.digest(prepared.pixels());
    }
}
