package dev.lenet.trainer.web;

import dev.lenet.trainer.run.SettingsException;
import dev.lenet.trainer.store.StoreException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers requests of the API that fail, with what is wrong. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(assignableTypes = {QueueController.class, WorkController.class, PredictionController.class})
class RequestProblems {

    @ExceptionHandler
    ProblemDetail invalid(SettingsException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The request is not a JSON object such as {\"variant\": \"var3\"}.");
    }

    @ExceptionHandler
    ProblemDetail unwritable(StoreException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.INSUFFICIENT_STORAGE, String.valueOf(e.getMessage()));
    }
}
