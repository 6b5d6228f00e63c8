package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.Records;
import dev.lenet.trainer.model.Setup;
import dev.lenet.trainer.text.Numbers;
import dev.lenet.trainer.text.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a variant can change, as it is written in a file. The levers of the recipe and of augmentation are settings
 * too, and take the same values.
 *
 * @param name its name in {@link Setup}, for example {@code batchNorm}
 * @param type the type of its values
 */
record Lever(String name, Type type) {

    private static final List<Lever> ALL = Setup.levers().stream()
            .map(name -> new Lever(name, Records.type(Setup.class, name)))
            .toList();

    /** Returns the names that all levers have in files. */
    static List<String> names() {
        return ALL.stream().map(Lever::written).toList();
    }

    /** Returns the lever with a name in either spelling, {@code batch-norm} or {@code batchNorm}; null if there is none. */
    static @Nullable Lever of(String written) {
        return ALL.stream()
                .filter(lever -> squash(lever.name).equals(squash(written)))
                .findFirst()
                .orElse(null);
    }

    private static String squash(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /** Returns the name in files, for example {@code batch-norm}. */
    String written() {
        return Setting.kebab(name);
    }

    Takes takes() {
        Setting setting = setting();
        if (setting != null) {
            return setting.takes();
        }
        Takes one = element() == Double.class ? new Takes("X", "a number", "", List.of()) : Takes.of(element());
        return isList()
                ? new Takes(one.placeholder(), one.description() + ", or a list of them", one.detail(), one.words())
                : one;
    }

    /** Returns the option of the same name; null for the levers of the architecture. */
    private @Nullable Setting setting() {
        return Records.names(Architecture.class).contains(name) ? null : Setting.named(written());
    }

    /**
     * Converts a file's text to a value.
     *
     * @param texts the elements of a list, or the single value
     * @return the value; null if this lever does not take it
     */
    @Nullable
    Object value(List<String> texts) {
        if (!isList()) {
            Object value = texts.size() == 1 ? element(texts.get(0).strip()) : null;
            Setting setting = setting();
            return value == null || setting == null || SettingsBinder.allows(setting, value) ? value : null;
        }
        List<Object> values = new ArrayList<>();
        for (String text : texts) {
            for (String each : text.split(",", -1)) {
                Object value = element(each.strip());
                if (value == null) {
                    return null;
                }
                values.add(value);
            }
        }
        return List.copyOf(values);
    }

    private boolean isList() {
        return type instanceof ParameterizedType;
    }

    private Class<?> element() {
        Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        return element == int.class
                ? Integer.class
                : element == double.class
                        ? Double.class
                        : element == boolean.class ? Boolean.class : (Class<?>) element;
    }

    private @Nullable Object element(String text) {
        if (element() == Integer.class) {
            Long number = Numbers.whole(text);
            return number == null || number != number.intValue() ? null : Integer.valueOf(number.intValue());
        }
        if (element() == Double.class) {
            return Numbers.decimal(text);
        }
        if (element() == Boolean.class) {
            return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
        }
        return Arrays.stream(element().getEnumConstants())
                .filter(constant -> Text.format("%s", constant).equals(text))
                .findFirst()
                .orElse(null);
    }
}
