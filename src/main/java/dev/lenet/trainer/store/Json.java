package dev.lenet.trainer.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the trainer's JSON files are written and read. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            // A newer trainer may have written fields that this one does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A study of thousands of runs has a megabyte. */
    private static final int MOST_BYTES = 16 << 20;

    private Json() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value) + "\n";
    }

    static <T> T read(Path file, Class<T> type) {
        try {
            return MAPPER.readValue(PlainFiles.read(file, MOST_BYTES), type);
        } catch (JacksonException e) {
            throw damaged(file, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw damaged(file, PlainFiles.reason(e), e);
        }
    }

    private static StoreException damaged(Path file, String what, Exception cause) {
        return new StoreException(
                Text.format("%s is damaged: %s. Restore the file, or train again.", file, Printable.line(what)), cause);
    }

    /** {@link #read} for what lies in memory. */
    static <T> T parse(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** {@link #read} for who only looks around: null for a damaged file. */
    static <T> @Nullable T readOrNull(Path file, Class<T> type) {
        try {
            return read(file, type);
        } catch (StoreException e) {
            return null;
        }
    }
}
