package dev.lenet.trainer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers with a client error where Spring Boot's endpoints (4.1) fail because of one: for several unknown names below
 * {@code /actuator/health/}, and for an invalid {@code Accept} header. This is not an exception handler of Spring MVC, because
 * those are skipped if that header cannot be read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EndpointFaults implements HandlerExceptionResolver {

    /** No component of the trainer's health has components of its own. */
    private static final Pattern DEEP_HEALTH = Pattern.compile(".*/actuator/health/[^/]+/.+");

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (thrown instanceof InvalidMimeTypeException
                || (thrown instanceof NullPointerException && acceptsNothing(request))) {
            return refuse(response, HttpStatus.NOT_ACCEPTABLE, "The Accept header cannot be read.");
        }
        return thrown instanceof IllegalStateException
                        && DEEP_HEALTH.matcher(request.getRequestURI()).matches()
                ? refuse(response, HttpStatus.NOT_FOUND, "There is no such health component.")
                : null;
    }

    /** Returns whether the header is empty; the Prometheus endpoint then finds no format. */
    private static boolean acceptsNothing(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.isBlank();
    }

    private static ModelAndView refuse(HttpServletResponse response, HttpStatus status, String detail) {
        try {
            response.sendError(status.value(), detail);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
