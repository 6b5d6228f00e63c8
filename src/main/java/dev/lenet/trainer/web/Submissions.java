package dev.lenet.trainer.web;

import dev.lenet.trainer.app.JobQueue;
import dev.lenet.trainer.app.RunRequests;
import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.StoreException;
import dev.lenet.trainer.text.Text;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /actuator/training}: queues a run. */
@Component
class Submissions {

    /** A request has a dozen short fields. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Numbers are judged as they were written, as on the command line.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JobQueue queue;
    private final RunRequests requests;

    Submissions(JobQueue queue, RunRequests requests) {
        this.queue = queue;
        this.requests = requests;
    }

    private record Refused(String message) {}

    ServerResponse submit(ServerRequest request) throws ServletException, IOException {
        if (!queue.isOpen()) {
            return refuse(HttpStatus.CONFLICT, "this trainer takes no runs. Start it with --serve.");
        }
        MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
        if (!type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)) {
            return refuse(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "a run is asked for in JSON: Content-Type: application/json.");
        }
        byte[] body = request.servletRequest().getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return refuse(HttpStatus.CONTENT_TOO_LARGE, Text.format("the request has more than %d bytes.", MOST_BYTES));
        }
        try {
            return json(
                    HttpStatus.ACCEPTED,
                    queue.add(requests.read(JSON.readValue(body, new TypeReference<Map<String, Object>>() {}))));
        } catch (JacksonException | NullPointerException e) {
            return refuse(HttpStatus.BAD_REQUEST, "the request is no JSON object such as {\"variant\": \"var3\"}.");
        } catch (SettingsException e) {
            return refuse(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            return refuse(HttpStatus.INSUFFICIENT_STORAGE, String.valueOf(e.getMessage()));
        }
    }

    private static ServerResponse refuse(HttpStatus status, String message) {
        return json(status, new Refused(message));
    }

    private static ServerResponse json(HttpStatus status, Object body) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
