package dev.lenet.trainer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers 404 where several names follow {@code /actuator/health/}. No part of the trainer's health has parts of its own, and
 * Spring Boot 4.1 fails on an unknown name with others behind it.
 */
@RestControllerAdvice
class HealthPaths {

    private static final Pattern DEEP = Pattern.compile(".*/actuator/health/[^/]+/.+");

    @ExceptionHandler
    ResponseStatusException unknown(IllegalStateException e, HttpServletRequest request) {
        if (DEEP.matcher(request.getRequestURI()).matches()) {
            return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such part of the health.");
        }
        throw e;
    }
}
