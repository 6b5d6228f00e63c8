package dev.lenet.trainer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** SHA-256 digests of files, computed once for each version of a file, however many requests need it at the same time. */
@Component
class Digests {

    /** Far more files than a models folder has. Beyond this, all are forgotten and computed again. */
    private static final int MOST = 100_000;

    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    private record Known(FileVersion version, String sha256) {}

    String of(OpenFile file) throws IOException {
        if (known.size() >= MOST) {
            known.clear();
        }
        try {
            return Objects.requireNonNull(known.compute(file.path(), (path, before) -> upToDate(file, before)))
                    .sha256();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Known upToDate(OpenFile file, @Nullable Known before) {
        try {
            return before != null && before.version().equals(file.version())
                    ? before
                    : new Known(file.version(), file.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the digest of a version of a file if it was computed before; otherwise null. */
    @Nullable
    String known(Path path, FileVersion version) {
        Known before = known.get(path);
        return before != null && before.version().equals(version) ? before.sha256() : null;
    }
}
