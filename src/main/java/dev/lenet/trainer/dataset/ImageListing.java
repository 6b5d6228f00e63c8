package dev.lenet.trainer.dataset;

import dev.lenet.trainer.dataset.images.ImageDecoder;
import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The image files of a user's folder: {@code train/<class>/*} and, if there are any, {@code test/<class>/*}.
 *
 * @param classNames the classes' names, by label
 * @param train the training images in order, see {@link ImageFile#ORDER}
 * @param test the test images in order; empty if there is no folder {@code test}
 * @param notes sentences about files that were left out
 */
record ImageListing(List<String> classNames, List<ImageFile> train, List<ImageFile> test, List<String> notes) {

    /** Whether a folder is laid out like this. */
    static boolean isIn(Path folder) {
        return Files.isDirectory(folder.resolve("train"));
    }

    static ImageListing of(Path folder) {
        try {
            return new Walk(folder).list();
        } catch (IOException e) {
            throw new DatasetException(Text.format("%s cannot be read: %s. Make it readable.", folder, e), e);
        }
    }

    boolean hasTest() {
        return !test.isEmpty();
    }

    /** All files, training images first. */
    List<ImageFile> all() {
        return Stream.concat(train.stream(), test.stream()).toList();
    }

    private static final class Walk {
        private final Path folder;
        private final Path real;
        private final List<String> others = new ArrayList<>();

        Walk(Path folder) throws IOException {
            this.folder = folder;
            this.real = folder.toRealPath();
        }

        ImageListing list() throws IOException {
            List<String> folders = classes(folder.resolve("train"));
            folders.forEach(
                    name -> ClassNames.check(name, folder.resolve("train").toString()));
            ClassNames.Ordered ordered = ClassNames.ordered(folders, ClassNames.read(folder), folder);
            List<ImageFile> train = images("train", ordered.folders());
            List<ImageFile> test = List.of();
            if (Files.isDirectory(folder.resolve("test"))) {
                List<String> tested = classes(folder.resolve("test"));
                for (String name : tested) {
                    if (!ordered.folders().contains(name)) {
                        throw new DatasetException(Text.format(
                                "%s is a class that %s does not have. Rename or remove it.",
                                folder.resolve("test").resolve(name), folder.resolve("train")));
                    }
                }
                test = images("test", ordered.folders());
                if (test.isEmpty()) {
                    throw new DatasetException(Text.format(
                            "%s holds no images. Add some, or remove it to split test images off the training images.",
                            folder.resolve("test")));
                }
            }
            List<String> notes = others.isEmpty()
                    ? List.of()
                    : List.of(Text.format(
                            "%s without a PNG, JPEG, BMP or GIF extension %s left out: %s%s.",
                            Text.count(others.size(), "file"),
                            others.size() == 1 ? "was" : "were",
                            others.get(0),
                            others.size() == 1 ? "" : " and others"));
            return new ImageListing(ordered.names(), train, test, notes);
        }

        private List<String> classes(Path part) throws IOException {
            try (Stream<Path> entries = Files.list(part)) {
                return entries.filter(entry -> !isHidden(entry))
                        .filter(Files::isDirectory)
                        .map(entry -> entry.getFileName().toString())
                        .sorted()
                        .toList();
            }
        }

        private List<ImageFile> images(String part, List<String> classes) throws IOException {
            List<ImageFile> files = new ArrayList<>();
            for (int label = 0; label < classes.size(); label++) {
                Path own = folder.resolve(part).resolve(classes.get(label));
                if (Files.isDirectory(own)) {
                    inside(own);
                    add(own, part + "/" + classes.get(label) + "/", label, files);
                }
            }
            files.sort(ImageFile.ORDER);
            return List.copyOf(files);
        }

        private void add(Path own, String prefix, int label, List<ImageFile> files) throws IOException {
            List<Path> entries;
            try (Stream<Path> found = Files.list(own)) {
                entries = found.filter(entry -> !isHidden(entry)).sorted().toList();
            }
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (!ImageDecoder.isImageName(name)) {
                    others.add(prefix + name);
                } else {
                    inside(entry);
                    files.add(new ImageFile(entry, prefix + name, label));
                }
            }
        }

        /** Rejects a link that leaves the folder: a user who names a folder does not mean files elsewhere. */
        private void inside(Path entry) throws IOException {
            if (Files.isSymbolicLink(entry) && !entry.toRealPath().startsWith(real)) {
                throw new DatasetException(Text.format(
                        "%s is a link to %s, which is outside of %s. Replace it with a copy, or remove it.",
                        entry, entry.toRealPath(), folder));
            }
        }

        private static boolean isHidden(Path entry) {
            String name = entry.getFileName().toString();
            return name.startsWith(".") || name.equals("Thumbs.db") || name.equals("desktop.ini");
        }
    }
}
