package dev.lenet.trainer.web.server;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with a problem in JSON (RFC 9457) if an error has no body yet: for requests that Tomcat, Spring Security or the
 * filters refuse, and for what an endpoint does not know. Spring MVC writes the same format by itself.
 */
public final class ProblemReportValve extends ErrorReportValve {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        // A length of zero was set on purpose, for example for a range that does not exist.
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || response.getCoyoteResponse().getContentLength() == 0) {
            return;
        }
        response.setErrorReported();
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(JSON.writeValueAsString(problem(request, response)));
            }
        } catch (IOException e) {
            container.getLogger().debug("the client did not wait for the reason", e);
        }
    }

    private static ProblemDetail problem(Request request, Response response) {
        ProblemDetail problem = ProblemDetail.forStatus(response.getStatus());
        String message = response.getMessage();
        if (message != null && !HttpStatus.valueOf(response.getStatus()).is5xxServerError()) {
            problem.setDetail(message);
        }
        String path = request.getRequestURI();
        if (path != null) {
            try {
                problem.setInstance(new URI(path));
            } catch (URISyntaxException e) {
                problem.setInstance(null); // the path is why Tomcat refused the request
            }
        }
        return problem;
    }
}
