package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.text.Numbers;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A setting: {@code --name=value} on the command line, {@code trainer.name} in a file.
 *
 * @param name in kebab case, for example {@code batch-size} or {@code augmentation.brightness}
 * @param group the settings record that it belongs to
 * @param component the record component with its type and constraints
 */
public record Setting(String name, Class<?> group, RecordComponent component) {

    /** The root of all settings in files and in the environment. */
    public static final String ROOT = "trainer";

    /** The prefix of every setting's name in files and in the environment. */
    public static final String PREFIX = ROOT + ".";

    /** The only setting that the command line does not take; {@code trainer.token} is read where it is checked. */
    public static final String TOKEN = "token";

    /** The message that refuses a token given where others can see it. */
    public static final String TOKEN_IS_SECRET =
            "The token cannot be given on the command line, which everyone on this machine can see. Set it in the environment, as in TRAINER_TOKEN=$(openssl rand -hex 32).";

    /** The records that Spring binds, in the order of the usage. */
    static final List<Class<? extends Record>> GROUPS = List.of(
            WorkSettings.class,
            DataSettings.class,
            RecipeSettings.class,
            AugmentationOptions.class,
            ExecutionSettings.class,
            ServiceSettings.class);

    private static final List<Setting> ALL =
            GROUPS.stream().flatMap(group -> of(group, "", group)).toList();

    /**
     * Returns all settings except the token.
     *
     * @return the settings, in the order of the usage
     */
    public static List<Setting> all() {
        return ALL;
    }

    /**
     * Finds a setting by its name.
     *
     * @param name the name on the command line, without the leading dashes
     * @return the setting; null if there is none
     */
    public static @Nullable Setting named(String name) {
        return ALL.stream()
                .filter(setting -> setting.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Setting> of(Class<?> group, String prefix, Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).flatMap(component -> {
            String name = prefix + kebab(component.getName());
            Class<?> type = component.getType();
            return type.isRecord() ? of(group, name + ".", type) : Stream.of(new Setting(name, group, component));
        });
    }

    /**
     * Returns the name in files and for Spring.
     *
     * @return for example {@code trainer.batch-size}
     */
    public String property() {
        return PREFIX + name;
    }

    /**
     * Returns the name of the environment variable.
     *
     * @return for example {@code TRAINER_BATCH_SIZE}
     */
    String variable() {
        return property().replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Returns whether the option's name alone means true.
     *
     * @return true for a boolean
     */
    public boolean isFlag() {
        return component.getType() == boolean.class;
    }

    /**
     * Describes the values that it takes.
     *
     * @return the description, from its type and its constraints
     */
    public Takes takes() {
        return Takes.of(this);
    }

    /**
     * Returns its heading in the usage.
     *
     * @return for example {@code Recipe}
     */
    public String heading() {
        return group.getSimpleName().replaceFirst("Settings$|Options$", "");
    }

    boolean isPath() {
        return component.getType() == Path.class;
    }

    /** Returns whether a value has the syntax of this setting's type. Its range is left to the constraints. */
    boolean isWellFormed(String value) {
        Class<?> type = component.getType();
        if (value.isBlank()) {
            return false;
        }
        if (Set.of(int.class, long.class, Integer.class, Long.class).contains(type)) {
            return Numbers.whole(value) != null;
        }
        if (type == double.class || type == Double.class) {
            return Numbers.decimal(value) != null;
        }
        return !isPath() || FileNames.isPath(value);
    }

    /**
     * Converts a component's name to an option's name.
     *
     * @param camel for example {@code batchSize}
     * @return for example {@code batch-size}
     */
    public static String kebab(String camel) {
        List<String> words = new ArrayList<>(List.of(camel.split("(?=[A-Z])", -1)));
        return String.join("-", words).toLowerCase(Locale.ROOT);
    }
}
