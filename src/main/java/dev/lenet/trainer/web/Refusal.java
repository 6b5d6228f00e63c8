package dev.lenet.trainer.web;

import dev.lenet.trainer.text.Text;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers a request that is not let in. */
final class Refusal {

    private Refusal() {}

    /** The message is ours and needs no escaping. */
    static void send(HttpServletResponse response, HttpStatus status, String message) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(Text.format("{\"message\":\"%s\"}", message).getBytes(StandardCharsets.UTF_8));
    }
}
