package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.model.VariantConfigurations;
import dev.lenet.trainer.text.Numbers;
import dev.lenet.trainer.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A declaration with its texts converted to values.
 *
 * @param declaration the declaration in the file
 * @param parent the name of the variant that it changes
 * @param levers the values that it changes, by the levers' names in {@link Setup}
 * @param changes the number of levers that it declares to change; null if it does not declare one
 * @param problems mistakes in its texts, one line each
 */
record DeclaredVariant(
        Declaration declaration,
        String parent,
        Map<String, Object> levers,
        @Nullable Integer changes,
        List<String> problems) {

    /** The parent of a variant that does not name one. */
    static final String DEFAULT_PARENT = VariantConfigurations.STUDY.names().get(0);

    private static final String EXTENDS = "extends";
    private static final String CHANGES = "changes";
    private static final String NOTHING = "";

    /** Leaves room for the fold and the seed in a run folder's name. Has no dots, which separate names in a file's keys. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,49}");

    static DeclaredVariant of(Declaration declaration) {
        List<String> problems = new ArrayList<>();
        Declaration.Entry noMap = declaration.entries().get(NOTHING);
        if (noMap == null || noMap.text().isEmpty()) {
            name(declaration, problems);
        } else {
            problems.add(Text.format(
                    "%s takes what the variant changes, as in {dropout: 0.2}, but got \"%s\".",
                    declaration.place(), noMap.text()));
        }
        Declaration.Entry parent = declaration.entries().get(EXTENDS);
        return new DeclaredVariant(
                declaration,
                parent == null ? DEFAULT_PARENT : parent.text(),
                levers(declaration, problems),
                changes(declaration, problems),
                problems);
    }

    String name() {
        return declaration.name();
    }

    /** Returns the place of a lever, given its name in a setup. */
    String place(String lever) {
        return declaration.entries().keySet().stream()
                .filter(written -> {
                    Lever found = Lever.of(written);
                    return found != null && found.name().equals(lever);
                })
                .findFirst()
                .map(declaration::place)
                .orElseGet(declaration::place);
    }

    private static void name(Declaration declaration, List<String> problems) {
        String name = declaration.name();
        List<String> shipped = VariantConfigurations.STUDY.names();
        if (!NAME.matcher(name).matches()) {
            problems.add(Text.format(
                    "%s is not a valid variant name: use up to 50 letters, digits, '_' and '-', starting with a letter or digit.",
                    declaration.place()));
        } else if (name.equalsIgnoreCase(TrainerSettings.ALL_VARIANTS)) {
            problems.add(Text.format(
                    "%s stands for %s. Choose another name.", declaration.place(), String.join(", ", shipped)));
        } else if (shipped.stream().anyMatch(name::equalsIgnoreCase)) {
            problems.add(Text.format(
                    "%s is the name of a variant that ships with the trainer. Choose another name; extends: %s makes a variant of it.",
                    declaration.place(), name));
        }
    }

    private static Map<String, Object> levers(Declaration declaration, List<String> problems) {
        Map<String, Object> levers = new LinkedHashMap<>();
        declaration.entries().forEach((written, entry) -> {
            if (List.of(EXTENDS, CHANGES, NOTHING).contains(written)) {
                return;
            }
            Lever lever = Lever.of(written);
            if (lever == null) {
                problems.add(unknown(declaration.place(written), written));
                return;
            }
            Object value = lever.value(entry.texts());
            if (value == null) {
                problems.add(lever.takes().refusal(declaration.place(written), entry.text()));
            } else if (levers.put(lever.name(), value) != null) {
                problems.add(Text.format(
                        "%s sets the lever %s a second time. Leave one out.",
                        declaration.place(written), lever.written()));
            }
        });
        return levers;
    }

    private static String unknown(String place, String written) {
        List<String> known = Stream.concat(Stream.of(EXTENDS, CHANGES), Lever.names().stream())
                .toList();
        String nearest = Spelling.nearest(written, known);
        return Text.format(
                "%s is unknown.%s",
                place,
                nearest == null
                        ? " A variant takes " + String.join(", ", known) + "."
                        : Text.format(" Did you mean %s?", nearest));
    }

    private static @Nullable Integer changes(Declaration declaration, List<String> problems) {
        Declaration.Entry entry = declaration.entries().get(CHANGES);
        if (entry == null) {
            return null;
        }
        Long number = Numbers.whole(entry.text());
        if (number == null || number < 1 || number > Lever.names().size()) {
            problems.add(Text.format(
                    "%s takes the number of levers that the variant changes, from 1 to %d, but got \"%s\".",
                    declaration.place(CHANGES), Lever.names().size(), entry.text()));
            return null;
        }
        return number.intValue();
    }

    /** Returns the name and place of {@code extends}; with the declaration's position if there is no such entry. */
    String parentPlace() {
        return declaration.place(EXTENDS);
    }

    String changesPlace() {
        return declaration.place(CHANGES);
    }
}
