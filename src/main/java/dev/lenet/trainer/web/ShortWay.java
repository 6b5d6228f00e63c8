package dev.lenet.trainer.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers {@code GET /actuator/training}, the one question that is asked many times a second, right behind Spring Security's
 * firewall. The way through Spring MVC takes more than twice as long, because the few thousand requests of a run are too few for
 * the JVM to compile it, and each of them holds up the threads that train. Who may not ask, or asks for anything out of the
 * ordinary, goes the long way and gets its answer.
 */
final class ShortWay implements Filter, RequestMatcher {

    private static final String TYPE = ApiVersion.LATEST.getProducedMimeType().toString();

    private final String path;
    private final Admission admission;
    private final TrainingEndpoint endpoint;
    private final ObjectWriter json;

    /**
     * Makes one.
     *
     * @param path the endpoint's, without that of the context
     * @param admission who may ask
     * @param endpoint what answers
     * @param json how endpoints write JSON
     */
    ShortWay(String path, Admission admission, TrainingEndpoint endpoint, JsonMapper json) {
        this.path = path;
        this.admission = admission;
        this.endpoint = endpoint;
        this.json = json.writerFor(TrainingView.class);
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        try {
            return HttpMethod.GET.name().equals(request.getMethod())
                    && request.getRequestURI().equals(request.getContextPath() + path)
                    && request.getQueryString() == null
                    && takesAnything(request.getHeader(HttpHeaders.ACCEPT))
                    && admission.admits(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean takesAnything(@Nullable String types) {
        return types == null || types.equals(MediaType.ALL_VALUE);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException {
        byte[] body = json.writeValueAsBytes(endpoint.training());
        response.setContentType(TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
