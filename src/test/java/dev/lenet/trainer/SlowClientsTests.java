package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send a byte now and then, more of them than the trainer has threads for requests. */
@Tag("integration")
class SlowClientsTests {

    private static final String HEAD = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ";
    private static final String NOT_LET_IN =
            "POST /api/queue HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n";
    private static final String LET_IN = "POST /api/queue HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: trainer\r\n"
            + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n";
    private static final String NOT_READ = "POST /nothing HTTP/1.1\r\nHost: localhost\r\nX-Requested-With: trainer\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String FORM = "POST /actuator/training HTTP/1.1\r\nHost: localhost\r\n"
            + "X-Requested-With: trainer\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9999\r\n\r\n";

    /** The setting, and with it the promise, is 10 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @TempDir
    static Path folder;

    private static TrainerProcess trainer;
    private static Wire wire;

    private final List<SocketChannel> clients = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        trainer = TrainerProcess.start(
                folder, "--serve", "--server.tomcat.connection-timeout=" + PATIENCE.toSeconds() + "s");
        wire = new Wire(trainer.port());
        wire.get("/actuator/health/liveness");
    }

    @AfterAll
    static void end() throws Exception {
        trainer.terminate();
        trainer.exitCode();
        assertThat(trainer.err()).doesNotContain("Exception");
    }

    @AfterEach
    void hangUp() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    @Test
    void keepNobodyElseWaiting() throws Exception {
        for (String begun : List.of(HEAD, NOT_LET_IN, LET_IN, NOT_READ, FORM)) {
            IntStream.range(0, 40).forEach(i -> clients.add(begin(begun)));
        }
        // Compiled by now, whatever the order of the tests.
        wire.get("/actuator/health/liveness");
        for (int i = 0; i < 20; i++) {
            long before = System.nanoTime();
            assertThat(wire.get("/actuator/health/liveness").status()).isEqualTo(200);
            // Whoever had to wait for a slow client would wait for as long as that may take.
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE);
            clients.forEach(SlowClientsTests::drip);
            Thread.sleep(100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HEAD, LET_IN, "GET /", "\r\n"})
    void areCutOffWhenTheirTimeIsUp(String begun) {
        SocketChannel client = begin(begun);
        long before = System.nanoTime();

        await().atMost(PATIENCE.multipliedBy(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> !drip(client));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(PATIENCE.plusSeconds(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {NOT_LET_IN, NOT_READ, FORM})
    void areAnsweredBeforeTheirBodyIsRead(String begun) throws IOException {
        Wire.Answer answer = wire.exchange(begun.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isIn(403, 404, 405);
        assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
    }

    @Test
    void tooLargeABodyIsRefusedUnread() throws IOException {
        Wire.Answer answer =
                wire.exchange(LET_IN.replace("60000", "99999999999").getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    private static SocketChannel begin(String request) {
        try {
            SocketChannel client = SocketChannel.open(new InetSocketAddress("127.0.0.1", trainer.port()));
            client.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            client.configureBlocking(false);
            return client;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Sends a byte; false if nobody takes it any more. */
    private static boolean drip(SocketChannel client) {
        try {
            client.write(ByteBuffer.wrap(new byte[] {'a'}));
            return client.read(ByteBuffer.allocate(4096)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
