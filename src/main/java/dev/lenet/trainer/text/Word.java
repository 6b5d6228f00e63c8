package dev.lenet.trainer.text;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum whose constants are words in settings and files. */
public interface Word {

    /**
     * The constant's name in Java, as every enum has it.
     *
     * @return upper case with underscores
     */
    String name();

    /**
     * The word in settings and files.
     *
     * @return lower case with dashes, for example {@code leaky-relu}
     */
    @JsonValue
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
