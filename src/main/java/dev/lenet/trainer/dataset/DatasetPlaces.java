package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a data set is looked for, in this order.
 *
 * @param folders folders that may hold the four files, or none of them
 * @param cache the folder that downloads go to and are found in again; made when it is needed
 * @param upstream folders on the web that serve the four files gzipped, each address ending in {@code /}; the next is
 *     tried when one does not deliver; none means no download
 * @param timeouts how long to wait for a server
 * @param environment environment variables by name, which may name proxies: {@code HTTP_PROXY}, {@code HTTPS_PROXY},
 *     {@code ALL_PROXY} and {@code NO_PROXY}; the JVM's own proxy settings come before them
 */
public record DatasetPlaces(
        List<Path> folders,
        Path cache,
        List<URI> upstream,
        DownloadTimeouts timeouts,
        Map<String, String> environment) {

    /**
     * The usual places of this machine and user for a data set: in {@code data} in the working folder, in
     * {@code /usr/share/datasets}, where Debian packages put them, the user's cache folder, upstream.
     */
    static DatasetPlaces ofThisMachine(KnownDataset dataset) {
        List<Path> folders = Stream.of(Path.of("data"), Path.of("/usr/share/datasets"))
                .flatMap(parent -> dataset.folders().stream().map(parent::resolve))
                .toList();
        return new DatasetPlaces(
                folders,
                CacheFolder.ofThisMachine().resolve(dataset.description().name()),
                dataset.upstream(),
                DownloadTimeouts.DEFAULT,
                System.getenv());
    }

    /** Without the environment, which may hold passwords. */
    @Override
    public String toString() {
        return Text.format(
                "DatasetPlaces[folders=%s, cache=%s, upstream=%s, timeouts=%s]", folders, cache, upstream, timeouts);
    }
}
