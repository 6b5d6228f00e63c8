package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Printable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** The texts of a log in JSON; {@code application.yml} names it. */
public final class PrintableJson implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, Printable::harmless));
    }
}
