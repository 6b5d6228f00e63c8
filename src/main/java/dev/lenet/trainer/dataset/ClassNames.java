package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of the classes in a file beside a user's images. */
final class ClassNames {

    /** One name a line, in the order of the labels. */
    static final String FILE = "classes.txt";

    private static final int MOST_LENGTH = 100;
    private static final long MOST_BYTES = 1 << 20;

    private ClassNames() {}

    /**
     * Reads the file.
     *
     * @return the names; null if there is no such file
     * @throws DatasetException if it cannot be read, or a name is not one
     */
    static @Nullable List<String> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new DatasetException(Text.format("%s is too long: it holds one name a line.", file));
            }
            List<String> names = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            names.forEach(name -> check(name, file.toString()));
            if (new HashSet<>(names).size() != names.size()) {
                throw new DatasetException(
                        Text.format("%s has a name twice. Give each class a name of its own.", file));
            }
            return names;
        } catch (IOException e) {
            throw new DatasetException(
                    Text.format("%s cannot be read: %s. It holds one name a line, in UTF-8.", file, e), e);
        }
    }

    /** Refuses what is no name for people. */
    static void check(String name, String where) {
        if (name.length() > MOST_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new DatasetException(Text.format(
                    "%s names a class with a control character, or with more than %d characters. Rename it.",
                    where, MOST_LENGTH));
        }
    }

    /**
     * The folders of classes in the order of their labels, and the classes' names.
     *
     * @param folders their names, in order
     * @param given the names in the file: the folders' own in another order, or as many others for them in order; may be null
     */
    static Ordered ordered(List<String> folders, @Nullable List<String> given, Path root) {
        if (given == null) {
            return new Ordered(folders, folders);
        }
        if (Set.copyOf(given).equals(Set.copyOf(folders))) {
            return new Ordered(given, given);
        }
        if (given.size() == folders.size()) {
            return new Ordered(folders, given);
        }
        throw new DatasetException(Text.format(
                "%s has %d names for %d classes in %s. Give it one line for each class.",
                FILE, given.size(), folders.size(), root));
    }

    /** Folders and names, by label. */
    record Ordered(List<String> folders, List<String> names) {}
}
