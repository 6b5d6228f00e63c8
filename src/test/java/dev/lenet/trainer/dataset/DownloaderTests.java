package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120) // against waiting for ever, not for speed
class DownloaderTests {

    private static final String IMAGES = "train-images-idx3-ubyte.gz";

    private static final DownloadTimeouts PATIENT =
            new DownloadTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ZERO);

    private static final DownloadTimeouts IMPATIENT =
            new DownloadTimeouts(Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofMillis(300), Duration.ZERO);

    @TempDir
    Path cache;

    private final TinyDataset data = new TinyDataset();
    private final byte[] images = data.gzip(IMAGES);
    private final List<Long> progress = new ArrayList<>();
    private DownloadTimeouts timeouts = PATIENT;
    private final List<Long> totals = new ArrayList<>();

    private void download(Map<String, String> environment, URI... servers) {
        DatasetPlaces places = new DatasetPlaces(List.of(), cache, List.of(servers), timeouts, environment);
        new Downloader(places, data.known()).download((address, bytes, total) -> {
            if (address.getPath().endsWith(IMAGES)) {
                progress.add(bytes);
                totals.add(total);
            }
        });
    }

    /** A server that is good for all files but the training images. */
    private LocalServer server(LocalServer.Handler forImages) throws IOException {
        return new LocalServer((request, answer) -> {
            if (request.file().equals(IMAGES)) {
                forImages.answer(request, answer);
            } else {
                answer.good(request, data.gzip(request.file()));
            }
        });
    }

    private LocalServer goodServer() throws IOException {
        return server((request, answer) -> answer.good(request, images));
    }

    private static List<Integer> froms(LocalServer server) {
        return server.requests.stream()
                .filter(request -> request.file().equals(IMAGES))
                .map(LocalServer.Request::from)
                .toList();
    }

    private void allThere() throws IOException {
        for (DatasetFile file : data.files.all()) {
            assertThat(cache.resolve(file.gzipName())).hasBinaryContent(data.gzip(file.gzipName()));
        }
        try (Stream<Path> names = Files.list(cache)) {
            assertThat(names.filter(path -> path.toString().endsWith(".part"))).isEmpty();
        }
    }

    private void fails(LocalServer server, String... parts) {
        assertThatThrownBy(() -> download(Map.of(), server.address()))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining(server.address() + IMAGES)
                .hasMessageContainingAll(parts);
        assertThat(cache.resolve(IMAGES)).doesNotExist();
    }

    @Nested
    class AGoodServer {

        @Test
        void deliversAllFilesAndTellsHowItGoes() throws IOException {
            try (LocalServer server = goodServer()) {
                download(Map.of(), server.address());
                allThere();
                assertThat(progress).startsWith(0L).isSorted().endsWith((long) images.length);
                assertThat(totals).startsWith(-1L).endsWith((long) images.length);
            }
        }

        @Test
        void isNotAskedForWhatIsThere() throws IOException {
            data.writeTo(cache);
            Files.delete(cache.resolve("t10k-labels-idx1-ubyte.gz"));
            try (LocalServer server = goodServer()) {
                download(Map.of(), server.address());
                allThere();
                assertThat(server.requests)
                        .extracting(LocalServer.Request::file)
                        .containsExactly("t10k-labels-idx1-ubyte.gz");
            }
        }

        @Test
        void goesOnWithAnEarlierPart() throws IOException {
            Files.write(cache.resolve(IMAGES + ".part"), Arrays.copyOf(images, 100_000));
            try (LocalServer server = goodServer()) {
                download(Map.of(), server.address());
                allThere();
                assertThat(froms(server)).containsExactly(100_000);
                assertThat(progress).startsWith(100_000L).isSorted();
            }
        }

        @Test
        void findsAnEarlierPartWhole() throws IOException {
            Files.write(cache.resolve(IMAGES + ".part"), images);
            try (LocalServer server = goodServer()) {
                download(Map.of(), server.address());
                allThere();
                assertThat(froms(server)).containsExactly(images.length);
            }
        }

        @Test
        void startsAnewWhenTheEarlierPartWasWrong() throws IOException {
            Files.write(cache.resolve(IMAGES + ".part"), new byte[100_000]);
            try (LocalServer server = goodServer()) {
                download(Map.of(), server.address());
                allThere();
                assertThat(froms(server)).containsExactly(100_000, 0);
            }
        }

        @Test
        void mayRedirect() throws IOException {
            try (LocalServer good = goodServer();
                    LocalServer server = new LocalServer((request, answer) -> answer.head(
                            "302 Found", "Location: " + good.address() + request.file(), "Content-Length: 0"))) {
                download(Map.of(), server.address());
                allThere();
            }
        }

        @Test
        void isAskedAfterABadOne() throws IOException {
            try (LocalServer bad =
                            new LocalServer((request, answer) -> answer.head("404 Not Found", "Content-Length: 0"));
                    LocalServer good = goodServer()) {
                download(Map.of(), bad.address(), good.address());
                allThere();
            }
        }
    }

    @Nested
    class TwoAtTheSameTime {

        @Test
        void getEachFileOnce() throws Exception {
            try (LocalServer server = goodServer()) {
                CompletableFuture<Void> other = CompletableFuture.runAsync(() -> download(Map.of(), server.address()));
                download(Map.of(), server.address());
                other.get();
                allThere();
                assertThat(server.requests).hasSize(4);
            }
        }
    }

    @Nested
    class ABadServer {

        @Test
        void breaksOffAndIsAskedForTheRest() throws IOException {
            try (LocalServer server = server((request, answer) -> {
                int to = Math.min(images.length, request.from() + 70_000);
                answer.head(
                        request.from() == 0 ? "200 OK" : "206 Partial Content",
                        "Content-Length: " + (images.length - request.from()),
                        Text.format("Content-Range: bytes %d-%d/%d", request.from(), images.length - 1, images.length));
                answer.body(images, request.from(), to);
            })) {
                download(Map.of(), server.address());
                allThere();
                assertThat(froms(server)).containsExactly(0, 70_000, 140_000, 210_000);
            }
        }

        @Test
        void breaksOffAgainAndAgain() throws IOException {
            try (LocalServer server = server((request, answer) ->
                    answer.head("200 OK", "Content-Length: " + images.length).body(images, 0, 1000))) {
                fails(server, "broke off after 1000 bytes");
                assertThat(froms(server)).containsExactly(0, 1000, 1000);
                assertThat(cache.resolve(IMAGES + ".part")).hasSize(1000);
            }
        }

        @Test
        void ignoresRanges() throws IOException {
            Files.write(cache.resolve(IMAGES + ".part"), Arrays.copyOf(images, 100_000));
            try (LocalServer server = server((request, answer) ->
                    answer.head("200 OK", "Content-Length: " + images.length).body(images, 0, images.length))) {
                download(Map.of(), server.address());
                allThere();
            }
        }

        @Test
        void sendsAnotherRangeThanAskedFor() throws IOException {
            Files.write(cache.resolve(IMAGES + ".part"), Arrays.copyOf(images, 100_000));
            try (LocalServer server = server((request, answer) -> {
                if (request.from() == 0) {
                    answer.good(request, images);
                } else {
                    answer.head("206 Partial Content", "Content-Range: bytes 5-9/10", "Content-Length: 5")
                            .body(images, 0, 5);
                }
            })) {
                download(Map.of(), server.address());
                allThere();
            }
        }

        @Test
        void saysTooShortALength() throws IOException {
            try (LocalServer server = server((request, answer) ->
                    answer.head("200 OK", "Content-Length: 2000").body(images, 0, images.length))) {
                fails(server, "sends wrong content", "truncated");
                assertThat(cache.resolve(IMAGES + ".part")).doesNotExist();
            }
        }

        @Test
        void saysTooGreatALengthAndStalls() throws IOException {
            timeouts = IMPATIENT;
            try (LocalServer server = server((request, answer) -> answer.head("200 OK", "Content-Length: 300000")
                    .body(images, 0, images.length)
                    .stall())) {
                fails(server, "stalled: nothing arrived for 0.3 s");
            }
        }

        @Test
        void offersFarTooMuch() throws IOException {
            // Stays, for a client that meets the end first says that the server went away.
            try (LocalServer server = server((request, answer) ->
                    answer.head("200 OK", "Content-Length: 99999999999").stall())) {
                fails(server, "offers 99999999999 bytes, expected at most");
                assertThat(froms(server)).hasSize(1);
            }
        }

        @Test
        void sendsFarTooMuchWithoutSaying() throws IOException {
            try (LocalServer server = server((request, answer) -> {
                answer.head("200 OK");
                for (int i = 0; i < 20; i++) {
                    answer.body(images, 0, images.length);
                }
            })) {
                fails(server, "sends more than the");
                assertThat(froms(server)).hasSize(1);
            }
        }

        @Test
        void sendsSomethingElse() throws IOException {
            byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
            try (LocalServer server =
                    server((request, answer) -> answer.head("200 OK").body(page, 0, page.length))) {
                fails(server, "sends wrong content", "starts with 0x3c68746d");
                assertThat(froms(server)).hasSize(1);
                assertThat(cache.resolve(IMAGES + ".part")).doesNotExist();
            }
        }

        @Test
        void sendsOtherImages() throws IOException {
            byte[] changed = data.content("train-images-idx3-ubyte").clone();
            changed[100]++;
            byte[] gzip = IdxWriter.gzip(changed);
            try (LocalServer server =
                    server((request, answer) -> answer.head("200 OK").body(gzip, 0, gzip.length))) {
                fails(server, "sends wrong content", TinyDataset.sha256(changed));
            }
        }

        @Test
        void doesNotHaveTheFile() throws IOException {
            try (LocalServer server = server((request, answer) -> answer.head("404 Not Found", "Content-Length: 0"))) {
                fails(server, "answers with HTTP status 404");
                assertThat(froms(server)).hasSize(1);
            }
        }

        @Test
        void failsForAWhile() throws IOException {
            int[] calls = {0};
            try (LocalServer server = server((request, answer) -> {
                if (calls[0]++ < 2) {
                    answer.head("500 Internal Server Error", "Content-Length: 0");
                } else {
                    answer.good(request, images);
                }
            })) {
                download(Map.of(), server.address());
                allThere();
            }
        }

        @Test
        void failsForEver() throws IOException {
            try (LocalServer server =
                    server((request, answer) -> answer.head("503 Service Unavailable", "Content-Length: 0"))) {
                fails(server, "answers with HTTP status 503");
                assertThat(froms(server)).hasSize(3);
            }
        }

        @Test
        void neverAnswers() throws IOException {
            timeouts = IMPATIENT;
            try (LocalServer server = server((request, answer) -> answer.stall())) {
                fails(server, "did not answer within 0.5 s");
                assertThat(froms(server)).hasSize(1);
            }
        }

        @Test
        void hangsUpWithoutAWord() throws IOException {
            try (LocalServer server = server((request, answer) -> {})) {
                fails(server, "cannot be requested");
            }
        }
    }

    @Nested
    class AProxy {

        @Test
        void isAskedInstead() throws IOException {
            try (LocalServer proxy = goodServer()) {
                String address = "127.0.0.1:" + proxy.address().getPort();
                download(Map.of("HTTP_PROXY", address), URI.create("http://upstream.invalid/fashion/"));
                allThere();
                assertThat(proxy.requests)
                        .extracting(LocalServer.Request::target)
                        .contains("http://upstream.invalid/fashion/" + IMAGES);
            }
        }

        @Test
        void isGivenThePasswordThatItAsksFor() throws IOException {
            String expected = "Basic " + Base64.getEncoder().encodeToString("me:p@ss".getBytes(StandardCharsets.UTF_8));
            try (LocalServer proxy = new LocalServer((request, answer) -> {
                if (expected.equals(request.headers().get("proxy-authorization"))) {
                    answer.good(request, data.gzip(request.file()));
                } else {
                    answer.head(
                            "407 Proxy Authentication Required",
                            "Proxy-Authenticate: Basic realm=\"proxy\"",
                            "Content-Length: 0");
                }
            })) {
                String address = "http://me:p%40ss@127.0.0.1:" + proxy.address().getPort();
                download(Map.of("http_proxy", address), URI.create("http://upstream.invalid/"));
                allThere();
            }
        }

        @Test
        void ofAnUnknownKindIsAReasonToFail() {
            assertThatThrownBy(() -> download(
                            Map.of("HTTP_PROXY", "socks5://secret@127.0.0.1:1"),
                            URI.create("http://upstream.invalid/")))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("HTTP_PROXY")
                    .hasMessageNotContaining("secret");
        }
    }

    @Nested
    class AnInterruptedThread {

        private void stopsAndStaysInterrupted(LocalServer server) {
            assertThatThrownBy(() -> download(Map.of(), server.address()))
                    .isInstanceOf(DatasetException.class)
                    .isNotInstanceOf(DownloadException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void doesNotStart() throws IOException {
            try (LocalServer server = goodServer()) {
                Thread.currentThread().interrupt();
                stopsAndStaysInterrupted(server);
            }
        }

        @Test
        void doesNotWaitForAServer() throws IOException {
            Thread downloading = Thread.currentThread();
            try (LocalServer server = server((request, answer) -> {
                answer.head("200 OK", "Content-Length: " + images.length).body(images, 0, 1000);
                downloading.interrupt();
                answer.stall();
            })) {
                stopsAndStaysInterrupted(server);
            }
        }
    }
}
