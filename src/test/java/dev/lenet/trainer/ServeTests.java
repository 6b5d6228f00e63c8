package dev.lenet.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A trainer that stays up, over real sockets. */
@Tag("integration")
class ServeTests {

    private static final String JSON = "Content-Type: application/json";
    private static final String OWN = "X-Requested-With: trainer";

    @TempDir
    Path folder;

    private TrainerProcess trainer;
    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        trainer = TrainerProcess.start(folder, "--serve", "--dataset=sample", "--tsne-points=0", "--epochs=2");
        wire = new Wire(trainer.port());
    }

    @AfterEach
    void end() {
        trainer.terminate();
    }

    @Test
    void trainsWhatIsQueuedOneAfterTheOtherAndHandsTheModelsOut() throws Exception {
        assertThat(wire.get("/actuator/training").json().get("state").asString())
                .isEqualTo("IDLE");
        assertThat(wire.get("/actuator/metrics/trainer.queue.length")
                        .json()
                        .at("/measurements/0/value")
                        .asInt(-1))
                .isZero();
        JsonNode info = wire.get("/actuator/info").json();
        assertThat(info.at("/variants/var3/trainableParameters").asInt()).isEqualTo(61_750);
        assertThat(info.at("/provenance/kernels").asString()).contains("vector");

        assertThat(post("{\"variant\":\"var3\",\"epochs\":100000,\"run\":\"endless\"}"))
                .isEqualTo(202);
        JsonNode begun = training();
        assertThat(begun.get("state").asString().equals("RUNNING"))
                .as("a run that does not wait any more is at work: %s", begun)
                .isEqualTo(begun.path("run").asString("").equals("endless"));
        assertThat(post("{\"run\":\"unwanted\"}")).isEqualTo(202);
        assertThat(post("{\"run\":\"short\",\"learningRate\":2e-3}")).isEqualTo(202);
        until(() -> training().path("run").asString("").equals("endless"));
        queueIsEdited();

        until(() -> training().has("metrics"));
        JsonNode busy = training();
        assertThat(busy.get("state").asString()).isEqualTo("RUNNING");
        assertThat(busy.get("phase").asString()).isEqualTo("training");
        assertThat(busy.get("run").asString()).isEqualTo("endless");
        assertThat(busy.get("variant").asString()).isEqualTo("var3");
        assertThat(busy.get("epochs").asInt()).isEqualTo(100_000);
        assertThat(busy.get("progress").asDouble()).isBetween(0.0, 0.5);
        assertThat(busy.get("etaSeconds").asDouble()).isPositive();
        assertThat(busy.at("/active/0/run").asString()).isEqualTo("endless");
        assertThat(busy.at("/queue/0/run").asString()).isEqualTo("short");
        assertThat(wire.get("/actuator/training/endless").json().get("history")).isNotEmpty();

        assertThat(wire.get("/actuator/prometheus").text())
                .containsPattern("trainer_loss\\{split=\"validation\",variant=\"var3\"} 0\\.\\d+")
                .containsPattern("trainer_images_total\\{variant=\"var3\"} [1-9]")
                .containsPattern("trainer_iteration_duration_seconds_count\\{variant=\"var3\"} [1-9]")
                .contains("trainer_phase{phase=\"training\"} 1.0", "trainer_queue_length 1.0")
                .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/actuator/training\"} [1-9]")
                .doesNotContainPattern("trainer_.*NaN");
        assertThat(wire.get("/actuator/metrics/trainer.loss")
                        .json()
                        .at("/measurements/0/value")
                        .isNumber())
                .as("without a tag")
                .isTrue();
        Wire.Answer stopping = wire.send("DELETE", "/api/work", "", OWN);
        assertThat(stopping.status()).isEqualTo(202);
        assertThat(stopping.json().get("state").asString()).isIn("STOPPING", "STOPPED");
        until(() -> training().path("run").asString("").equals("short")
                && training().path("state").asString("").equals("COMPLETED"));
        assertThat(wire.send("DELETE", "/api/work", "", OWN).status()).isEqualTo(409);
        assertThat(wire.get("/actuator/health")
                        .json()
                        .at("/components/training/status")
                        .asString())
                .isEqualTo("UP");

        List<JsonNode> models =
                wire.get("/actuator/models").json().get("models").valueStream().toList();
        assertThat(models).extracting(model -> model.get("run").asString()).containsExactly("endless", "short");
        assertThat(models).extracting(model -> model.get("status").asString()).containsExactly("STOPPED", "COMPLETED");
        assertThat(models.get(1).get("files").valueStream().map(JsonNode::asString))
                .contains("curves.png", "report.html", "run.json");
        modelIsHandedOut(models.get(1).get("sha256").asString());
        filesAreHandedOut();
    }

    private void queueIsEdited() throws IOException {
        assertThat(wire.send("PATCH", "/api/queue", "{\"order\":[\"short\"]}", JSON, OWN)
                        .text())
                .containsSubsequence("short", "unwanted");
        assertThat(training().at("/queue/1/run").asString()).isEqualTo("unwanted");
        Wire.Answer stranger = wire.send("PATCH", "/api/queue", "{\"order\":[\"nobody\"]}", JSON, OWN);
        assertThat(stranger.status()).isEqualTo(409);
        assertThat(stranger.json().get("detail").asString()).contains("nobody");
        assertThat(wire.send("DELETE", "/api/queue/unwanted", "", OWN).status()).isEqualTo(204);
        assertThat(wire.send("DELETE", "/api/queue/unwanted", "", OWN).status()).isEqualTo(404);
        assertThat(wire.send("DELETE", "/api/queue/endless", "", OWN).status()).isEqualTo(409);
        assertThat(training().get("queue")).hasSize(1);
    }

    private void modelIsHandedOut(String sha256) throws Exception {
        String path = "/actuator/models/short";
        byte[] zip = Files.readAllBytes(folder.resolve("models/short/model.zip"));
        String tag = "\"" + sha256 + "\"";
        Wire.Answer whole = wire.get(path);
        assertThat(whole.body()).isEqualTo(zip);
        assertThat(whole.header("Content-Length")).isEqualTo(String.valueOf(zip.length));
        assertThat(whole.header("ETag")).isEqualTo(tag);
        assertThat(whole.header("Content-Disposition")).isEqualTo("attachment; filename=\"short.zip\"");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)))
                .isEqualTo(sha256);
        assertThat(wire.get(path, "If-None-Match: " + tag).status()).isEqualTo(304);
        Wire.Answer part = wire.get(path, "Range: bytes=10-19", "If-Range: " + tag);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(zip, 10, 20));
        assertThat(wire.get(path, "Range: bytes=10-19", "If-Range: \"other\"").body())
                .isEqualTo(zip);
        Wire.Answer beyond = wire.get(path, "Range: bytes=99999999-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + zip.length);
        assertThat(beyond.body()).isEmpty();
        Wire.Answer parts = wire.get(path, "Range: bytes=0-1,5-6,99999999-");
        assertThat(parts.status()).isEqualTo(206);
        assertThat(parts.header("Content-Type")).startsWith("multipart/byteranges; boundary=");
        assertThat(parts.text()).contains("Content-Range: bytes 0-1/" + zip.length, "bytes 5-6/" + zip.length);
        assertThat(wire.get(path, "If-None-Match: *").status()).isEqualTo(304);
        assertThat(wire.get(path, "If-Match: \"other\"").status()).isEqualTo(412);
        Wire.Answer head = wire.send("HEAD", path, "");
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(zip.length));
        assertThat(head.body()).isEmpty();
    }

    private void filesAreHandedOut() throws IOException {
        assertThat(wire.get("/runs/short/curves.png").header("Content-Type")).isEqualTo("image/png");
        Wire.Answer report = wire.get("/runs/short/report.html");
        assertThat(report.text()).startsWith("<!doctype html>");
        assertThat(report.header("Content-Security-Policy"))
                .contains("style-src 'unsafe-inline'")
                .doesNotContain("script-src");
        assertThat(wire.get("/runs/short/history.csv").header("Content-Security-Policy"))
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(wire.get("/runs/short/model.zip").status()).isEqualTo(404);
        assertThat(wire.get("/runs/short/checkpoint.zip").status()).isEqualTo(404);
    }

    @Test
    void theQueueSurvivesARestart() throws Exception {
        post("{\"run\":\"first\",\"epochs\":100000}");
        post("{\"run\":\"second\"}");
        until(() -> training().has("metrics"));
        trainer.terminate();
        assertThat(trainer.exitCode()).as(trainer.err()).isEqualTo(143);
        assertThat(folder.resolve("models/queue.json")).content().contains("first", "second");

        start();

        until(() -> training().has("run"));
        assertThat(training().get("run").asString()).isEqualTo("first");
        assertThat(training().at("/queue/0/run").asString()).isEqualTo("second");
        until(() -> training().has("metrics"));
        wire.send("DELETE", "/api/work", "", OWN);
        until(() -> training().path("run").asString("").equals("second")
                && training().path("state").asString("").equals("COMPLETED"));
        assertThat(folder.resolve("models/queue.json")).content().doesNotContain("first", "second");
        assertThat(trainer.out()).contains("Resumed after epoch");
    }

    @Test
    void judgesRequestsAsTheCommandLineIsJudged() throws Exception {
        String[][] bad = {
            {"{\"variant\":\"var9\"}", "variant takes one of baseline"},
            {"{\"variant\":\"all\"}", "variant takes one of baseline"},
            {"{\"epoch\":3}", "Did you mean epochs?"},
            {"{\"epochs\":0}", "epochs takes a whole number"},
            {"{\"epochs\":3.5}", "epochs takes a whole number"},
            {"{\"epochs\":\"٣\"}", "epochs takes a whole number"},
            {"{\"learningRate\":\"1f\"}", "learningRate takes a number"},
            {"{\"run\":\"${user.name}\"}", "but got \"${user.name}\""},
            {"{\"augment\":false,\"augmentation\":{\"contrast\":0}}", "Leave one of them out"},
            {"{\"epochs\":[1]}", "epochs takes a whole number"},
            {"{\"learningRate\":1e400}", "learningRate takes a number"},
            {"{\"run\":\"../x\"}", "run takes a name"},
            {"{\"fold\":{\"index\":3,\"count\":2}}", "fold takes"},
            {"{\"augmentation\":{\"rotationDegrees\":999}}", "from 0 to 180"},
            {"{\"modelsDir\":\"/\"}", "Unknown field"},
            {"{\"epochs\":1,\"epochs\":2}", "not a JSON object"},
            {"[]", "not a JSON object"},
            {"null", "not a JSON object"},
            {"{", "not a JSON object"},
        };
        for (String[] each : bad) {
            Wire.Answer answer = wire.send("POST", "/api/queue", each[0], JSON, OWN);
            assertThat(answer.status()).as(each[0]).isEqualTo(400);
            assertThat(answer.json().get("detail").asString()).contains(each[1]);
        }
        assertThat(wire.send("POST", "/api/queue", "{}", OWN, "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(post("{\"run\":\"" + "x".repeat(100_000) + "\"}")).isEqualTo(413);
        assertThat(folder.resolve("models/queue.json")).doesNotExist();

        // Fails only once the data is there: told, and the next run is not touched.
        post("{\"run\":\"large\",\"batchSize\":5000}");
        until(() -> training().path("state").asString("").equals("FAILED"));
        assertThat(training().get("failure").asString()).contains("larger than the training split");
        Wire.Answer health = wire.get("/actuator/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text()).contains("larger than the training split");
        assertThat(wire.get("/actuator/health/liveness").text()).isEqualTo("{\"status\":\"UP\"}");
        post("{\"run\":\"small\",\"limit\":640,\"epochs\":1}");
        until(() -> training().path("state").asString("").equals("COMPLETED"));
    }

    private int post(String json) throws IOException {
        return wire.send("POST", "/api/queue", json, JSON, OWN).status();
    }

    private JsonNode training() throws IOException {
        return wire.get("/actuator/training").json();
    }

    private void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofMinutes(2)).until(condition);
    }
}
