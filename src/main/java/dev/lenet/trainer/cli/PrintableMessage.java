package dev.lenet.trainer.cli;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.lenet.trainer.text.Printable;

/** Makes the message of a log line safe to print. Replaces logback's own converter in {@code logback-spring.xml}. */
public final class PrintableMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Printable.harmless(super.convert(event));
    }
}
