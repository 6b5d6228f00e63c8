package dev.lenet.trainer.web;

import dev.lenet.trainer.store.Sha256;
import dev.lenet.trainer.web.ModelView.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SHA-256 digests of files, computed once for each state of a file. */
@Component
class Digests {

    /** Far more models than a folder has; beyond, all are computed anew. */
    private static final int MOST = 10_000;

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** A file is taken for unchanged while all of this is: each write makes a new file, which has a key of its own. */
    private record Version(
            long size, FileTime modified, @Nullable Object key) {}

    private record Known(Version version, ModelFile file) {}

    ModelFile of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Version version = new Version(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        Known before = known.get(file);
        if (before != null && before.version().equals(version)) {
            return before.file();
        }
        byte[] content = Files.readAllBytes(file);
        ModelFile now = new ModelFile(content.length, Sha256.of(content));
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(file, new Known(version, now));
        return now;
    }
}
