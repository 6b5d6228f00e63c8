package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A trainer on all addresses with a token, and what strangers may try. */
@Tag("integration")
class AccessTests {

    private static final String TOKEN = "correct horse battery staple";
    private static final String BEARER = "Authorization: Bearer " + TOKEN;
    private static final String OWN = "X-Requested-With: trainer";

    @TempDir
    static Path folder;

    private static TrainerProcess trainer;
    private static Wire wire;

    @BeforeAll
    static void start() throws IOException {
        Path run = Files.createDirectories(folder.resolve("models/real"));
        Files.writeString(run.resolve("run.json"), "{}");
        Files.writeString(run.resolve("model.zip"), "a model");
        Files.createSymbolicLink(run.resolve("summary.txt"), Path.of("/etc/passwd"));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("run.json"), "{}");
        Files.writeString(outside.resolve("model.zip"), "secret");
        Files.createSymbolicLink(folder.resolve("models/linked"), outside);
        trainer = TrainerProcess.start(
                folder,
                Map.of("TRAINER_TOKEN", TOKEN),
                "--serve",
                "--server.address=0.0.0.0",
                "--logging.level.root=trace");
        wire = new Wire(trainer.port());
    }

    @AfterAll
    static void end() throws Exception {
        trainer.terminate();
        trainer.exitCode();
        assertThat(trainer.out() + trainer.err())
                .contains("TRACE")
                .doesNotContain(TOKEN)
                .doesNotContain(basic("me", TOKEN).substring("Authorization: Basic ".length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/health",
                "/actuator/health/training",
                "/actuator/info",
                "/actuator/metrics",
                "/actuator/prometheus",
                "/actuator/training",
                "/actuator/models",
                "/actuator/models/real",
                "/runs/real/run.json",
                "/actuator/training?token=correct+horse+battery+staple",
                "/error",
                "/nothing",
            })
    void needsTheToken(String path) throws IOException {
        Wire.Answer without = wire.get(path);
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.header("WWW-Authenticate")).contains("Bearer", "Basic");
        assertThat(wire.get(path, "Authorization: Bearer wrong").status()).isEqualTo(401);
        assertThat(wire.get(path, basic("me", "wrong")).status()).isEqualTo(401);
        assertThat(wire.get(path, basic(TOKEN, "")).status()).isEqualTo(401);
        assertThat(wire.get(path, BEARER).status()).isNotEqualTo(401);
        assertThat(wire.get(path, basic("anyone", TOKEN)).status()).isNotEqualTo(401);
    }

    @Test
    void anyoneMayAskWhetherItLives() throws IOException {
        assertThat(wire.get("/actuator/health/liveness").text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(wire.get("/actuator/health/readiness").text()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "heapdump",
                "threaddump",
                "beans",
                "configprops",
                "shutdown",
                "loggers",
                "mappings",
                "conditions",
                "scheduledtasks",
                "caches",
                "httpexchanges",
                "auditevents",
                "startup",
                "logfile",
                "sbom",
                "sessions",
                "jolokia",
                "quartz",
                "flyway",
            })
    void otherEndpointsAreNotThere(String name) throws IOException {
        assertThat(wire.get("/actuator/" + name, BEARER).status()).isEqualTo(404);
        assertThat(wire.send("POST", "/actuator/" + name, "", BEARER).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("namesThatNameNothing")
    void namesAreLookedUpAndNothingElse(String name) throws IOException {
        for (String path : List.of(
                "/actuator/models/" + name,
                "/actuator/training/" + name,
                "/runs/" + name + "/run.json",
                "/runs/real/" + name)) {
            Wire.Answer answer = wire.get(path, BEARER);
            // Tomcat itself refuses a path that cannot be one; whatever names nothing is not found.
            assertThat(answer.status()).as(path).isIn(400, 404);
            assertThat(answer.json().get("status").asInt()).as(path).isEqualTo(answer.status());
            assertThat(answer.text()).as(path).doesNotContain("secret", "root:");
        }
    }

    static Stream<String> namesThatNameNothing() {
        return Stream.of(
                "nothing",
                "linked",
                "linked/run.json",
                "summary.txt",
                ".lock",
                "queue.json",
                ".",
                "..",
                "../outside",
                "../../outside",
                "../../../../../../../../etc/passwd",
                "%2e%2e/outside",
                "%2e%2e%2foutside",
                "..%2foutside",
                "..%252foutside",
                "%252e%252e%252foutside",
                "..%5coutside",
                "..%ef%bc%8foutside",
                "%00",
                "real%00",
                "real%00.png",
                "%2fetc%2fpasswd",
                "/etc/passwd",
                "//etc/passwd",
                "file:%2f%2f%2fetc%2fpasswd",
                "C:%5cwindows%5cwin.ini",
                "~",
                "~root",
                "real;x=y",
                "..;/outside",
                "real%20",
                "%20real",
                "real.",
                "REAL",
                "real%0d%0aX-Injected:%20yes",
                "$%7bjndi:ldap:%2f%2fx%7d",
                "%24%7b7*7%7d",
                "*",
                "%25",
                "x".repeat(5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..\\outside", "${7*7}", "a b", "<script>", "a\"b", "a|b", "..%c0%afoutside", "%ff"})
    void charactersThatNoPathMayHaveAreRefusedAtOnce(String name) throws IOException {
        assertThat(wire.get("/actuator/models/" + name, BEARER).status()).isEqualTo(400);
        assertThat(wire.get("/runs/" + name + "/run.json", BEARER).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("malformedHeaders")
    void malformedHeadersAreNoFaultOfTheTrainer(String header) throws IOException {
        for (String path : PATHS) {
            Wire.Answer answer = wire.get(path, BEARER, header);
            assertThat(answer.status()).as(path).isBetween(200, 499);
            if (answer.status() >= 400 && answer.status() != 416) {
                assertThat(answer.header("Content-Type")).as(path).startsWith("application/problem+json");
                assertThat(answer.json().get("status").asInt()).isEqualTo(answer.status());
            }
        }
        assertThat(wire.send("PATCH", "/api/queue", "{}", BEARER, header).status())
                .isBetween(200, 499);
    }

    /** The page, an endpoint of Spring Boot's with parts, one of the trainer's, and a download. */
    private static final List<String> PATHS = List.of(
            "/",
            "/actuator/health",
            "/actuator/health/a/b",
            "/actuator/prometheus",
            "/actuator/training",
            "/actuator/models/real");

    static Stream<String> malformedHeaders() {
        String languages = IntStream.range(0, 500).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
        Stream<String> values = Stream.of("", "x y", ";", "a/b;c", ",,,");
        List<String> names = List.of(
                "Accept",
                "Accept-Charset",
                "Accept-Encoding",
                "Accept-Language",
                "Authorization-Info",
                "Cache-Control",
                "Content-Encoding",
                "Content-Language",
                "Content-Type",
                "Cookie",
                "Date",
                "Expect",
                "Forwarded",
                "If-Match",
                "If-Modified-Since",
                "If-None-Match",
                "If-Range",
                "If-Unmodified-Since",
                "Origin",
                "Range",
                "Sec-Fetch-Site",
                "TE",
                "Upgrade",
                "User-Agent",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Prefix",
                "X-HTTP-Method-Override",
                "X-Requested-With");
        return Stream.concat(
                values.flatMap(value -> names.stream().map(name -> name + ": " + value)),
                Stream.of(
                        "Accept-Language: " + languages,
                        "Accept-Language: *;q=x",
                        "Accept-Language: en;q=9",
                        "Accept: text/html;q=x",
                        "Accept: */json",
                        "Accept: " + "a/b,".repeat(1000) + "a/b",
                        "Content-Type: application/json;charset=nonsense",
                        "Content-Type: application/json;charset=utf-16",
                        "Content-Type: multipart/form-data",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Origin: http://[::1",
                        "Origin: null"));
    }

    @Test
    void aRealNameIsFound() throws IOException {
        assertThat(wire.get("/actuator/models/real", BEARER).text()).isEqualTo("a model");
        assertThat(wire.get("/actuator/models", BEARER).json().get("models")).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("requestsFromElsewhere")
    void otherSitesChangeNothing(List<String> headers) throws IOException {
        for (String method : List.of("POST", "DELETE", "PUT", "PATCH")) {
            assertThat(wire.send(method, "/api/queue", "", headers.toArray(String[]::new))
                            .status())
                    .isEqualTo(403);
        }
    }

    static Stream<List<String>> requestsFromElsewhere() {
        String basic = basic("me", TOKEN);
        return Stream.of(
                List.of(basic),
                List.of(basic, "X-Requested-With: XMLHttpRequest"),
                List.of(basic, OWN, "Origin: https://evil.example"),
                List.of(basic, OWN, "Origin: null"),
                List.of(basic, OWN, "Origin: http://localhost:1"),
                List.of(basic, OWN, "Sec-Fetch-Site: cross-site"),
                List.of(basic, OWN, "Sec-Fetch-Site: same-site"),
                List.of(BEARER, "Sec-Fetch-Site: cross-site"),
                List.of(BEARER, "Origin: https://evil.example"));
    }

    @Test
    void oneWhoKnowsTheTokenMayChangeThings() throws IOException {
        assertThat(wire.send("DELETE", "/api/work", "", BEARER).status()).isEqualTo(409);
        assertThat(wire.send("DELETE", "/api/work", "", basic("me", TOKEN), OWN, "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesNonsenseWithoutTellingAnything(String request) throws IOException {
        Wire.Answer answer = wire.exchange(request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer.status()).isIn(0, 400, 403, 404, 405, 413, 415, 431, 501, 505);
        assertThat(answer.text()).doesNotContain("Exception", "\tat ", "Tomcat");
    }

    static Stream<String> nonsense() {
        String end = "Host: localhost\r\nConnection: close\r\n" + BEARER + "\r\n";
        return Stream.of(
                "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + end + "\r\n",
                "GET / HTTP/1.1\r\n" + end + "X: " + "y".repeat(20_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\n" + end + "X: y\r\n".repeat(3_000) + "\r\n",
                "GET / HTTP/9.9\r\n" + end + "\r\n",
                "GE T / HTTP/1.1\r\n" + end + "\r\n",
                "TRACE / HTTP/1.1\r\n" + end + "\r\n",
                "CONNECT / HTTP/1.1\r\n" + end + "\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
                "POST /api/queue HTTP/1.1\r\n" + end + "Content-Length: -1\r\n\r\n",
                "POST /api/queue HTTP/1.1\r\n" + end + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST /api/queue HTTP/1.1\r\n" + end
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /api/queue HTTP/1.1\r\n" + end
                        + "Content-Type: application/json\r\nContent-Length: 8\r\n\r\n[[[[[[[[",
                "\0\0\0\0\r\n\r\n");
    }

    private static String basic(String user, String password) {
        return "Authorization: Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }
}
