package dev.lenet.trainer.store;

import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Describes what is wrong with a JSON document, in terms of the document rather than of Java. */
final class JsonProblem {

    /** Longer than any text in one of the trainer's files. */
    private static final int LONGEST_TEXT = 100_000;

    private JsonProblem() {}

    /** Describes where the document stops being JSON. */
    static String ofSyntax(JacksonException e) {
        String what = Printable.line(String.valueOf(e.getOriginalMessage()));
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? what
                : Text.format("line %d: %s", e.getLocation().getLineNr(), what);
    }

    /**
     * Describes which field has a wrong value.
     *
     * @param e Jackson's exception
     * @param document the document that it read
     */
    static String of(JacksonException e, JsonNode document) {
        String name = "";
        JsonNode value = document;
        for (JacksonException.Reference step : e.getPath()) {
            String property = step.getPropertyName();
            name += property == null ? Text.format("[%d]", step.getIndex()) : (name.isEmpty() ? "" : ".") + property;
            value = property == null ? value.path(step.getIndex()) : value.path(property);
        }
        String said = rule(e);
        if (said != null) {
            return name.isEmpty() ? said : name + ": " + said;
        }
        String what = name.isEmpty() ? "it" : name;
        if (value.isMissingNode()) {
            return what + " is missing";
        }
        String is = value.isContainer() ? (value.isArray() ? "a list" : "an object") : Printable.line(value.toString());
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return Text.format("%s is %s, expected %s", what, is, type == null ? "something else" : words(type));
    }

    /** Returns the message with which the record itself refused its values; null if it did not. */
    private static @Nullable String rule(JacksonException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return Printable.line(String.valueOf(cause.getMessage()));
            }
        }
        return e instanceof ValueInstantiationException ? "it is not complete" : null;
    }

    private static String words(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each -> new ObjectMapper().valueToTree(each).asString())
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Text.format("a whole number of %d bits", type == int.class || type == Integer.class ? 32 : 64);
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        if (type == String.class) {
            return "text";
        }
        return type.isArray() || Iterable.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    /**
     * Refuses a document with texts that could change what a terminal or a page shows around them.
     *
     * @throws IllegalArgumentException for the first such text
     */
    static void refuseControlCharacters(JsonNode node) {
        if (node.isString()) {
            String text = node.asString();
            if (text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(Text.format("it holds a string of %,d characters", text.length()));
            }
            if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
                throw new IllegalArgumentException(
                        "it holds a string with control characters: " + Printable.quote(text));
            }
        }
        node.forEach(JsonProblem::refuseControlCharacters);
    }
}
