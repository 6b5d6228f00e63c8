package dev.lenet.trainer.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lenet.trainer.text.Printable;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * How the trainer's JSON files are written and read: the one place where JSON from a disk becomes records. It is as strict as
 * JSON is; a number is no text and a fraction no whole number. What values mean is checked by the records themselves, whose
 * {@link IllegalArgumentException} becomes a message that names the file and the field.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SpecJson())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
            // A newer trainer of the same schema may have written fields that this one does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** A study of thousands of runs has a megabyte. */
    static final int MOST_BYTES = 16 << 20;

    private Json() {}

    /**
     * Writes a value as a document.
     *
     * @param value a record
     * @return JSON with a line break at its end, without what is null
     */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /** A value as JSON in one line. */
    static String line(Object value) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    /**
     * Reads a document, whatever it says.
     *
     * @param file where it lies
     * @param damage makes the exception if it is not JSON, or cannot be read
     * @return the document; null if there is no file of this name
     */
    public static @Nullable JsonNode readTreeIfThere(Path file, Damage damage) {
        if (!PlainFiles.isThere(file)) {
            return null;
        }
        try {
            return tree(PlainFiles.read(file, MOST_BYTES));
        } catch (IllegalArgumentException e) {
            throw damage.of(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw damage.of(PlainFiles.reason(e), e);
        }
    }

    /**
     * Makes a record of a part of a document.
     *
     * @param <T> the record
     * @param node the part
     * @param type the record's class
     * @return what the part says
     * @throws IllegalArgumentException if it does not say that, with a message of one line
     */
    public static <T> T convert(JsonNode node, Class<T> type) {
        try {
            JsonProblem.refuseControlCharacters(node);
            T value = MAPPER.treeToValue(node, type);
            if (value == null) {
                throw new IllegalArgumentException("it is null");
            }
            return value;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(JsonProblem.of(e, node), e);
        }
    }

    /** Reads a record of a run or study; the message for a damaged file names it. */
    static <T> T read(Path file, Class<T> type) {
        try {
            return parse(PlainFiles.read(file, MOST_BYTES), type);
        } catch (SchemaVersion.NewerException e) {
            throw new StoreException(Text.format("%s cannot be used: %s. Use that trainer.", file, e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw damaged(file, PlainFiles.reason(e), e);
        }
    }

    static StoreException damaged(Path file, String what, @Nullable Exception cause) {
        return new StoreException(
                Text.format("%s is damaged: %s. Restore the file, or train again.", file, Printable.line(what)), cause);
    }

    /**
     * {@link #read} for what lies in memory.
     *
     * @throws IllegalArgumentException for what is no such record, with a message of one line
     */
    static <T> T parse(byte[] json, Class<T> type) {
        JsonNode tree = tree(json);
        SchemaVersion.check(tree);
        return convert(tree, type);
    }

    /** {@link #read} for who only looks around: null for a damaged file. */
    static <T> @Nullable T readOrNull(Path file, Class<T> type) {
        try {
            return read(file, type);
        } catch (StoreException e) {
            return null;
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (!tree.isObject()) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(JsonProblem.ofSyntax(e), e);
        }
    }
}
