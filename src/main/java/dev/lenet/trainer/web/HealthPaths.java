package dev.lenet.trainer.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers 404 where several names follow {@code /actuator/health/}. No part of the trainer's health has parts of its own, and
 * Spring Boot 4.1 fails on an unknown name with others behind it.
 */
@RestControllerAdvice
class HealthPaths {

    private static final Pattern DEEP = Pattern.compile(".*/actuator/health/[^/]+/.+");

    /** Leaves the form to the server: what the client accepts may be as malformed as the path. */
    @ExceptionHandler
    void unknown(IllegalStateException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!DEEP.matcher(request.getRequestURI()).matches()) {
            throw e;
        }
        response.sendError(HttpStatus.NOT_FOUND.value(), "There is no such part of the health.");
    }
}
