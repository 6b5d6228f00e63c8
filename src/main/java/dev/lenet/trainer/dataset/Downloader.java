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
 * Downloads a data set's missing files into the cache folder, each verified before it gets its name.
 *
 * <p>Two processes may do so at the same time: one waits for the other and finds the files there.
 */
final class Downloader {

    /** How often a server may fail in a row without bringing {@link #PROGRESS} new bytes. */
    private static final int TRIES = 3;

    private static final long PROGRESS = 1 << 16;

    private final DatasetPlaces places;
    private final KnownDataset dataset;

    /**
     * A downloader of one data set.
     *
     * @param places where from and where to
     * @param dataset what the files must contain
     */
    Downloader(DatasetPlaces places, KnownDataset dataset) {
        this.places = places;
        this.dataset = dataset;
    }

    /**
     * Downloads what is not there yet.
     *
     * @param listener hears how it goes on
     * @throws DownloadException if a file cannot be had from any server, or not be stored
     * @throws DatasetException if the thread was interrupted; it still is then
     */
    void download(DownloadListener listener) {
        try {
            Files.createDirectories(places.cache());
            // The file lock keeps out other processes, and only those.
            synchronized (Downloader.class) {
                downloadLocked(listener);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException | UncheckedIOException e) {
            // An interrupted thread gets its open files closed under it.
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
                "The download was interrupted. What has arrived is kept for the next start.", problem);
    }

    private DownloadException unwritable(Exception problem) {
        return new DownloadException(
                Text.format(
                        "the cache folder %s cannot be written to (%s); make room there, or set XDG_CACHE_HOME to another place",
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
        throw new DownloadException(problems.isEmpty() ? "no server is set" : String.join("; ", problems));
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
            // The parts may be of two different files; a whole one that is wrong would come wrong again.
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
