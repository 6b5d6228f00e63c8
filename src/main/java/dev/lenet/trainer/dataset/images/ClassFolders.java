package dev.lenet.trainer.dataset.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Determines an image's class from the name of its folder. */
final class ClassFolders {

    private ClassFolders() {}

    /**
     * Finds the class of a folder.
     *
     * @param folder the folder's name
     * @param classNames the classes' names, by index
     * @return the class with exactly this name; else the class whose name matches if case and all characters except letters and
     *     digits are ignored, since no folder can be named {@code T-shirt/top}; else the class with this index; empty if none
     */
    static OptionalInt indexOf(String folder, List<String> classNames) {
        int exact = classNames.indexOf(folder);
        if (exact >= 0) {
            return OptionalInt.of(exact);
        }
        OptionalInt similar = IntStream.range(0, classNames.size())
                .filter(i ->
                        !plain(folder).isEmpty() && plain(classNames.get(i)).equals(plain(folder)))
                .findFirst();
        if (similar.isPresent()) {
            return similar;
        }
        return IntStream.range(0, classNames.size())
                .filter(i -> String.valueOf(i).equals(folder))
                .findFirst();
    }

    /**
     * Finds the classes of images.
     *
     * @param root the folder that the user named
     * @param images images in this folder or its subfolders
     * @param classNames the classes' names, by index
     * @return the class index of each image; empty unless every image is in a subfolder named after a class
     */
    static List<Integer> of(Path root, List<Path> images, List<String> classNames) {
        List<Integer> classes = images.stream()
                .filter(image -> !image.equals(root) && !root.equals(image.getParent()) && image.getParent() != null)
                .map(image -> indexOf(String.valueOf(image.getParent().getFileName()), classNames))
                .flatMap(index -> index.stream().boxed())
                .toList();
        return classes.size() == images.size() ? classes : List.of();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
