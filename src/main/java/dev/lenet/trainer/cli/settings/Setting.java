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
 * One thing that can be set: {@code --name=value} on the command line, {@code trainer.name} in a file.
 *
 * @param name kebab-case, for example {@code batch-size} or {@code augmentation.brightness}
 * @param group the record that it belongs to
 * @param component where its type and its constraints stand
 */
public record Setting(String name, Class<?> group, RecordComponent component) {

    /** Under which every setting stands in files and in the environment. */
    public static final String ROOT = "trainer";

    /** What every setting's name begins with in files and in the environment. */
    public static final String PREFIX = ROOT + ".";

    /** The one setting that the command line does not take; {@code trainer.token} is read where it is checked. */
    public static final String TOKEN = "token";

    /** What is said where a token shows up in the open. */
    public static final String TOKEN_IS_SECRET =
            "The token is not taken from the command line, which everybody on this machine can see. Set it in the environment, as in TRAINER_TOKEN=$(openssl rand -hex 32).";

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
     * All settings but the token.
     *
     * @return in the order of the usage
     */
    public static List<Setting> all() {
        return ALL;
    }

    /**
     * The setting of a name.
     *
     * @param name as on the command line, without dashes in front
     * @return null if there is none
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
     * The name in files and for Spring.
     *
     * @return for example {@code trainer.batch-size}
     */
    public String property() {
        return PREFIX + name;
    }

    /**
     * The environment variable.
     *
     * @return for example {@code TRAINER_BATCH_SIZE}
     */
    String variable() {
        return property().replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * Whether the bare name says true.
     *
     * @return true for a boolean
     */
    public boolean isFlag() {
        return component.getType() == boolean.class;
    }

    /**
     * What values it takes.
     *
     * @return from its type and its constraints
     */
    public Takes takes() {
        return Takes.of(this);
    }

    /**
     * Under which heading the usage has it.
     *
     * @return for example {@code Recipe}
     */
    public String heading() {
        return group.getSimpleName().replaceFirst("Settings$|Options$", "");
    }

    boolean isPath() {
        return component.getType() == Path.class;
    }

    /** Whether a value is written as one of this type must be. What else it must be is left to the constraints. */
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
     * A component's name as an option.
     *
     * @param camel for example {@code batchSize}
     * @return for example {@code batch-size}
     */
    public static String kebab(String camel) {
        List<String> words = new ArrayList<>(List.of(camel.split("(?=[A-Z])", -1)));
        return String.join("-", words).toLowerCase(Locale.ROOT);
    }
}
