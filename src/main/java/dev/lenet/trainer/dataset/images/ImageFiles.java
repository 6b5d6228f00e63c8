package dev.lenet.trainer.dataset.images;

import dev.lenet.trainer.dataset.DatasetException;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The images at a path: a single file, or the images in a folder and its direct subfolders. Links in a folder are not followed,
 * since they may lead out of it.
 *
 * @param root the given path
 * @param images regular files, ordered by name
 * @param links symbolic links with the name of an image
 */
public record ImageFiles(Path root, List<Path> images, List<Path> links) {

    /**
     * Finds images.
     *
     * @param path a file with any name, or a folder, in which only files with the name of an image count
     * @return at least one image
     * @throws DatasetException if there is none, or the folder cannot be read
     */
    public static ImageFiles in(Path path) {
        if (!Files.exists(path)) {
            throw new DatasetException(Text.format("%s does not exist. Name an image or a folder with images.", path));
        }
        if (!Files.isDirectory(path)) {
            return new ImageFiles(path, List.of(path), List.of());
        }
        try (Stream<Path> entries = Files.walk(path, 2)) {
            List<Path> named = entries.filter(file -> ImageDecoder.isImageName(String.valueOf(file.getFileName())))
                    .filter(file -> Files.isSymbolicLink(file) || Files.isRegularFile(file))
                    .sorted()
                    .toList();
            ImageFiles files = new ImageFiles(
                    path,
                    named.stream().filter(file -> !Files.isSymbolicLink(file)).toList(),
                    named.stream().filter(Files::isSymbolicLink).toList());
            if (files.images.isEmpty()) {
                throw new DatasetException(Text.format(
                        "there is no image in %s or its subfolders%s. Name a folder with PNG, JPEG, BMP or GIF files.",
                        path,
                        files.links.isEmpty()
                                ? ""
                                : Text.format(", only %s, not followed", Text.count(files.links.size(), "link"))));
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw new DatasetException(
                    Text.format("the folder %s cannot be read: %s. Make it readable.", path, e.getMessage()), e);
        }
    }

    /**
     * Determines the classes of the images from the names of their subfolders.
     *
     * @param classNames the classes' names, by index
     * @return the class index of each image, in order; empty unless every image is in a subfolder named after a class or its
     *     index
     */
    public List<Integer> classes(List<String> classNames) {
        return ClassFolders.of(root, images, classNames);
    }

    /**
     * An image's name for display.
     *
     * @param image one of the images
     * @return its path relative to {@link #root()}; the file's name if the root is the image itself
     */
    public String name(Path image) {
        return String.valueOf(image.equals(root) ? image.getFileName() : root.relativize(image));
    }
}
