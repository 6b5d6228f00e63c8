package dev.lenet.trainer.cli;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.lenet.trainer.text.Printable;

/** The message of a log line; {@code logback-spring.xml} puts it in the place of logback's own. */
public final class PrintableMessage extends MessageConverter {

    @Override
    public String convert(ILoggingEvent event) {
        return Printable.harmless(super.convert(event));
    }
}
