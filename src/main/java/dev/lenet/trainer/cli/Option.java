package dev.lenet.trainer.cli;

import dev.lenet.trainer.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the trainer: {@code --name=value} on the command line, {@code trainer.name} in {@code application.yml}.
 *
 * @param name kebab-case
 * @param rule the values that it takes
 * @param help what it does, for the usage; a sentence without its full stop
 */
record Option(String name, Rule rule, String help) {

    /** What every setting's name begins with in files and in the environment. */
    static final String PREFIX = "trainer.";

    /**
     * Says what is wrong with a value.
     *
     * @param where names the setting as the user wrote it, for example {@code --epochs}
     * @param value the value as it was written
     * @return a message for people, or null if the value can be used
     */
    @Nullable
    String problem(String where, String value) {
        if (rule.accepts().test(value)) {
            return null;
        }
        String nearest = Spelling.nearest(value, rule.words());
        return Text.format(
                "%s takes %s, but got \"%s\".%s",
                where, rule.takes(), value, nearest == null ? "" : Text.format(" Did you mean %s?", nearest));
    }

    String property() {
        return PREFIX + name;
    }

    static List<String> names() {
        return Options.ALL.stream().map(Option::name).toList();
    }

    static @Nullable Option named(String name) {
        return Options.SETTINGS.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
