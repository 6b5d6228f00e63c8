package dev.lenet.trainer.dataset;

import dev.lenet.trainer.dataset.KnownDataset.Download;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Downloads a data set's missing files into the cache folder. Each file is verified before it gets its final name.
 *
 * <p>If two processes download at the same time, one waits for the other and then finds the files in place.
 */
final class Downloader {

    /** How often a server may fail in a row without delivering {@link #PROGRESS} new bytes. */
    private static final int TRIES = 3;

    private static final long PROGRESS = 1 << 16;

    private final DatasetPlaces places;
    private final KnownDataset dataset;

    /**
     * Creates a downloader for one data set.
     *
     * @param places the servers and the target folder
     * @param dataset the data set
     */
    Downloader(DatasetPlaces places, KnownDataset dataset) {
        this.places = places;
        this.dataset = dataset;
    }

    /**
     * Downloads the missing files.
     *
     * @param listener receives the progress
     * @throws DownloadException if no server delivers a file, or a file cannot be stored
     * @throws DatasetException if the thread was interrupted; its interrupt status stays set
     */
    void download(DownloadListener listener) {
        try {
            Files.createDirectories(places.cache());
            // The file lock below excludes only other processes, not other threads.
            synchronized (Downloader.class) {
                downloadLocked(listener);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException | UncheckedIOException e) {
            // Interrupting a thread closes its open file channels, which surfaces as an IOException.
            throw Thread.currentThread().isInterrupted() ? interrupted(e) : unwritable(e);
        }
    }

    private void downloadLocked(DownloadListener listener) throws IOException, InterruptedException {
        Path lock = places.cache().resolve("download.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            for (Download file : dataset.downloads()) {
                if (!file.isIn().test(places.cache())) {
                    download(file, listener);
                }
            }
        }
    }

    private static DatasetException interrupted(Exception problem) {
        Thread.currentThread().interrupt();
        return new DatasetException(
                "The download was interrupted. The part that has arrived is kept for the next start.", problem);
    }

    private DownloadException unwritable(Exception problem) {
        return new DownloadException(
                Text.format(
                        "the cache folder %s cannot be written to (%s); free some space, or set XDG_CACHE_HOME to another folder",
                        places.cache(), problem),
                problem);
    }

    private void download(Download file, DownloadListener listener) throws InterruptedException {
        PartialFile part = new PartialFile(places.cache().resolve(file.name()));
        List<String> problems = new ArrayList<>();
        for (URI server : places.upstream()) {
            URI address = server.resolve(file.name());
            Transfer transfer = new Transfer(client(address), places.timeouts(), file.mostBytes(), listener);
            try {
                download(transfer, address, file, part);
                return;
            } catch (TransferException e) {
                problems.add(address + " " + e.getMessage());
            }
        }
        throw new DownloadException(problems.isEmpty() ? "no server is configured" : String.join("; ", problems));
    }

    private void download(Transfer transfer, URI address, Download file, PartialFile part)
            throws TransferException, InterruptedException {
        long reached = part.size();
        int failures = 0;
        while (true) {
            try {
                boolean resumed = transfer.run(address, part);
                verify(file, part, resumed);
                part.complete();
                return;
            } catch (TransferException e) {
                if (part.size() >= reached + PROGRESS) {
                    reached = part.size();
                    failures = 0;
                }
                failures++;
                if (!e.worthRetrying() || failures == TRIES) {
                    throw e;
                }
                Thread.sleep(places.timeouts().pause().toMillis() * failures);
            }
        }
    }

    private static void verify(Download file, PartialFile part, boolean resumed) throws TransferException {
        IdxSource source = IdxSource.of(part.path(), "It was deleted");
        try {
            file.check().accept(source);
        } catch (DatasetException e) {
            part.delete();
            // A resumed file may consist of parts of two versions, so a retry helps; a file sent whole would be wrong
            // again.
            throw new TransferException("sends wrong content: " + e.getMessage(), resumed);
        }
    }

    private HttpClient client(URI address) {
        EnvironmentProxySelector proxies = new EnvironmentProxySelector(places.environment());
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(places.timeouts().connect())
                .proxy(proxies);
        var authenticator = proxies.authenticatorFor(address);
        return (authenticator == null ? client : client.authenticator(authenticator)).build();
    }
}
