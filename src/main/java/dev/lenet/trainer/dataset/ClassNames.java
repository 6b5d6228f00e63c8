package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the file of class names next to a user's images. */
final class ClassNames {

    /** The file's name; it has one class name per line, in label order. */
    static final String FILE = "classes.txt";

    private static final int MOST_LENGTH = 100;
    private static final long MOST_BYTES = 1 << 20;

    private ClassNames() {}

    /**
     * Reads the file.
     *
     * @return the names; null if there is no such file
     * @throws DatasetException if it cannot be read, or a name is invalid or a duplicate
     */
    static @Nullable List<String> read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new DatasetException(
                        Text.format("%s is too large: it must contain one class name per line.", file));
            }
            List<String> names = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            names.forEach(name -> check(name, file.toString()));
            if (new HashSet<>(names).size() != names.size()) {
                throw new DatasetException(
                        Text.format("%s contains a duplicate name. Give each class a unique name.", file));
            }
            return names;
        } catch (IOException e) {
            throw new DatasetException(
                    Text.format("%s cannot be read: %s. It must contain one class name per line, in UTF-8.", file, e),
                    e);
        }
    }

    /** Rejects a name that cannot be displayed. */
    static void check(String name, String where) {
        if (name.length() > MOST_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new DatasetException(Text.format(
                    "%s has a class name with a control character or more than %d characters. Rename the class.",
                    where, MOST_LENGTH));
        }
    }

    /**
     * Returns the class folders in label order, with the classes' names.
     *
     * @param folders names of the class folders, in order
     * @param given the names in the file: either the folders' own names in another order, or one replacement name per folder,
     *     in folder order; null if there is no file
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
                "%s has %s for %s in %s. Give it one line for each class.",
                FILE, Text.count(given.size(), "name"), Text.count(folders.size(), "class folder"), root));
    }

    /** Folders and names, by label. */
    record Ordered(List<String> folders, List<String> names) {}
}
