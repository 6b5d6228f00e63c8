package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The places to search for a data set, in this order.
 *
 * @param folders folders that may hold all of the data set's files, or none of them
 * @param cache the folder for downloads, which is searched too; created when needed
 * @param upstream URLs of the folders that serve the files for download, each ending in {@code /}; if one fails, the next is
 *     tried; empty for no download
 * @param timeouts how long to wait for a server
 * @param environment environment variables by name, which may specify proxies: {@code HTTP_PROXY}, {@code HTTPS_PROXY},
 *     {@code ALL_PROXY} and {@code NO_PROXY}; the JVM's own proxy settings take precedence
 */
public record DatasetPlaces(
        List<Path> folders,
        Path cache,
        List<URI> upstream,
        DownloadTimeouts timeouts,
        Map<String, String> environment) {

    /**
     * The usual places for a data set on this machine: {@code data} in the working folder, {@code /usr/share/datasets}, where
     * Debian packages install data sets, the user's cache folder, and upstream.
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

    /** Omits the environment, which may hold passwords. */
    @Override
    public String toString() {
        return Text.format(
                "DatasetPlaces[folders=%s, cache=%s, upstream=%s, timeouts=%s]", folders, cache, upstream, timeouts);
    }
}
