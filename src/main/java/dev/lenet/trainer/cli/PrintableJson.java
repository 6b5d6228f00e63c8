package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Printable;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.json.JsonWriter.ValueProcessor;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/** Makes the texts of JSON logs safe to print. Configured in {@code application.yml}. */
public final class PrintableJson implements StructuredLoggingJsonMembersCustomizer<Object> {

    @Override
    public void customize(Members<Object> members) {
        members.applyingValueProcessor(ValueProcessor.of(String.class, Printable::harmless));
    }
}
