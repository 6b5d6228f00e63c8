package dev.lenet.trainer.cli;

import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.lenet.trainer.text.Printable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Makes the stack trace of a log line safe to print. Replaces Spring Boot's converter in {@code logback-spring.xml}. */
public final class PrintableThrowable extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        return Printable.harmless(super.throwableProxyToString(throwable));
    }
}
