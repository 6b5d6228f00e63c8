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
 * Writes and reads the trainer's JSON files. This is the only place where JSON from disk becomes records. Types are not
 * converted: a number is not accepted as text, nor a fraction as a whole number. The records themselves check their values;
 * their {@link IllegalArgumentException} becomes a message that names the file and the field.
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
            // A newer trainer with the same schema version may have written fields that this one does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    /** A study of thousands of runs takes about a megabyte. */
    static final int MOST_BYTES = 16 << 20;

    private Json() {}

    /**
     * Writes a value as a document.
     *
     * @param value a record
     * @return JSON that ends with a line break and leaves out nulls
     */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    /** Returns a value as JSON in one line. */
    static String line(Object value) {
        return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    /**
     * Reads a document of any content.
     *
     * @param file the document
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
     * Converts a part of a document to a record.
     *
     * @param <T> the record
     * @param node the part
     * @param type the record's class
     * @return the record
     * @throws IllegalArgumentException if the part is not such a record, with a message of one line
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
     * {@link #read} for a document in memory.
     *
     * @throws IllegalArgumentException if it is not such a record, with a message of one line
     */
    static <T> T parse(byte[] json, Class<T> type) {
        JsonNode tree = tree(json);
        SchemaVersion.check(tree);
        return convert(tree, type);
    }

    /** {@link #read}, but returns null for a damaged file. */
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
                throw new IllegalArgumentException("it is not a JSON object");
            }
            return tree;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(JsonProblem.ofSyntax(e), e);
        }
    }
}
