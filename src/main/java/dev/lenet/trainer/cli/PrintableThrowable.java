package dev.lenet.trainer.cli;

import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.lenet.trainer.text.Printable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** The stack trace of a log line; {@code logback-spring.xml} puts it in the place of Spring Boot's own. */
public final class PrintableThrowable extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        return Printable.harmless(super.throwableProxyToString(throwable));
    }
}
