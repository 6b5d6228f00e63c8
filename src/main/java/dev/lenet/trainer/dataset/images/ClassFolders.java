package dev.lenet.trainer.dataset.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Tells the class of an image by the name of the folder that it lies in. */
final class ClassFolders {

    private ClassFolders() {}

    /**
     * Finds a class.
     *
     * @param folder a folder's name
     * @param classNames the classes' names, by index
     * @return the class of this name, else of the name that differs by no more than case and what is neither letter nor digit, as
     *     no folder can be called {@code T-shirt/top}, else of this index; empty if there is none
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
     * @param root the folder that was named
     * @param images below it
     * @param classNames the classes' names, by index
     * @return the class index of each image; empty unless each lies in a subfolder that is called as a class is
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
