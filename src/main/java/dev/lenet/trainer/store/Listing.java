package dev.lenet.trainer.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists folders. Names from outside are compared with the listing and never become part of a path; links are not followed. */
final class Listing {

    private Listing() {}

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Returns subfolders whose name a run or study may have, sorted by name; none if the folder cannot be read. */
    static List<Path> folders(Path folder) {
        return entries(folder).stream()
                .filter(entry -> RunFolder.isName(name(entry)))
                .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    /** Looks up a subfolder with a name that a run or study may have. */
    static Optional<Path> folder(Path folder, String name) {
        return entries(folder).stream()
                .filter(entry -> name(entry).equals(name) && RunFolder.isName(name))
                .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /** Returns whether something other than a link has this name. A folder or a pipe counts, and is later found damaged. */
    static boolean holds(Path folder, String name) {
        try {
            return !Files.readAttributes(folder.resolve(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isSymbolicLink();
        } catch (IOException e) {
            return false;
        }
    }

    static Optional<Path> file(Path folder, String name) {
        return entries(folder).stream()
                .filter(entry -> name(entry).equals(name))
                .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
    }

    /** Returns the names of the regular files in a folder. */
    static Set<String> files(Path folder) {
        return entries(folder).stream()
                .filter(entry -> Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS))
                .map(Listing::name)
                .collect(Collectors.toSet());
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            return List.of(); // gone or unreadable: nothing can be found in it
        }
        entries.sort(Comparator.comparing(Listing::name));
        return entries;
    }
}
