package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.text.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A description of the values that a setting takes, derived from its type and its constraints, so that each range is stated
 * only once, in the settings record.
 *
 * @param placeholder stands for the value in the usage, for example {@code N}
 * @param description completes "takes ..."
 * @param detail what the placeholder leaves out, for example {@code from 1 to 1000}; empty if nothing
 * @param words the words that the setting takes besides numbers and names; one of them is suggested for a misspelt word
 */
public record Takes(String placeholder, String description, String detail, List<String> words) {

    static Takes of(Setting setting) {
        RecordComponent component = setting.component();
        AnnotatedElement constraints = component.getAccessor();
        Class<?> type = component.getType();
        NumberOr numberOr = constraints.getAnnotation(NumberOr.class);
        if (setting.name().equals("variant")) {
            return variants(VariantConfigurations.STUDY.names());
        }
        if (numberOr != null) {
            String word = numberOr.word();
            String range = Text.format("from %s to %s", numberOr.min(), numberOr.max());
            return new Takes(word + "|N", word + " or a whole number " + range, range, List.of(word));
        }
        if (type == double.class || type == Double.class) {
            String range = range(constraints);
            return new Takes("X", "a number " + (range.startsWith("at") ? "of " : "") + range, range, List.of());
        }
        if (setting.name().equals("predict")) {
            return new Takes("FILE|DIR", "the path of a file or folder", "", List.of());
        }
        if (type == Path.class) {
            boolean folder = setting.name().endsWith("-dir");
            return new Takes(folder ? "DIR" : "FILE", "the path of a " + (folder ? "folder" : "file"), "", List.of());
        }
        Pattern pattern = type == List.class ? ofElements(component) : constraints.getAnnotation(Pattern.class);
        if (pattern != null) {
            return new Takes(type == List.class ? "NAME,NAME" : "NAME", pattern.message(), "", List.of());
        }
        return constraints.isAnnotationPresent(Max.class) ? wholeNumber(constraints) : of(type);
    }

    /**
     * Describes the values of a type.
     *
     * @param type the type of a setting or of a Spring Boot property
     * @return the description
     */
    public static Takes of(Class<?> type) {
        if (type.isEnum()) {
            return oneOf(Arrays.stream(type.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList());
        }
        if (type == boolean.class || type == Boolean.class) {
            return new Takes("true|false", "true or false", "", List.of("true", "false"));
        }
        if (type == Duration.class) {
            return new Takes("TIME", "a duration such as 90s or 5m", "", List.of());
        }
        if (type == long.class) {
            return new Takes("N", "a 64-bit whole number", "", List.of());
        }
        return type == Integer.class || type == Long.class
                ? new Takes("N", "a whole number", "", List.of())
                : new Takes("VALUE", "a value of type " + type.getSimpleName(), "", List.of());
    }

    /**
     * Describes a choice.
     *
     * @param words the only values
     * @return the description
     */
    public static Takes oneOf(List<String> words) {
        return new Takes(String.join("|", words), "one of " + String.join(", ", words), "", words);
    }

    /**
     * Describes what {@code --variant} takes.
     *
     * @param names the names of the existing variants
     * @return the description
     */
    static Takes variants(List<String> names) {
        return new Takes(
                "NAME,NAME|all",
                "all, or variant names separated by commas, each once: " + String.join(", ", names),
                String.join(", ", names),
                Stream.concat(names.stream(), Stream.of(TrainerSettings.ALL_VARIANTS))
                        .toList());
    }

    private static Takes wholeNumber(AnnotatedElement constraints) {
        Min min = constraints.getAnnotation(Min.class);
        Max max = Objects.requireNonNull(constraints.getAnnotation(Max.class));
        String range = Text.format("from %s to %s", min == null ? 0 : min.value(), max.value());
        return new Takes("N", "a whole number " + range, range, List.of());
    }

    private static String range(AnnotatedElement constraints) {
        DecimalMin min = constraints.getAnnotation(DecimalMin.class);
        DecimalMax max = constraints.getAnnotation(DecimalMax.class);
        if (min != null && max != null && min.inclusive()) {
            return Text.format("from %s to %s%s", min.value(), max.inclusive() ? "" : "below ", max.value());
        }
        String least = min == null ? "" : (min.inclusive() ? "at least " : "above ") + min.value();
        String most = max == null ? "" : (max.inclusive() ? "at most " : "below ") + max.value();
        return least + (min == null || max == null ? "" : " and ") + most;
    }

    private static @Nullable Pattern ofElements(RecordComponent list) {
        return list.getAccessor().getAnnotatedReturnType() instanceof AnnotatedParameterizedType type
                ? type.getAnnotatedActualTypeArguments()[0].getAnnotation(Pattern.class)
                : null;
    }

    /**
     * Returns a message that refuses a value, and suggests a word for a misspelt one.
     *
     * @param where the setting as the user wrote it, with its place, for example {@code --epochs}
     * @param value the value as the user wrote it
     * @return one line for the user
     */
    public String refusal(String where, String value) {
        String nearest = Arrays.stream(value.split(","))
                .filter(word -> !words.contains(word))
                .flatMap(word -> Stream.ofNullable(Spelling.nearest(word, words)))
                .map(word -> Text.format(" Did you mean %s?", word))
                .findFirst()
                .orElse("");
        return Text.format("%s takes %s, but got \"%s\".%s", where, description, value, nearest);
    }
}
