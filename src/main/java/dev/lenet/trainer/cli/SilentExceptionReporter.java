package dev.lenet.trainer.cli;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring Boot from reporting a failed start, because {@link Launcher} does, in the trainer's own style. Registered in
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SilentExceptionReporter implements SpringBootExceptionReporter {

    @SuppressWarnings("unused") // the constructor that Spring Boot calls
    SilentExceptionReporter(@Nullable ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }
}
