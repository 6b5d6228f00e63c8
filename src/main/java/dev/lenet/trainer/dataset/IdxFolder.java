package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a user's folder of four IDX files. Images may have any supported shape, and labels may start at any number. */
final class IdxFolder {

    private static final String ADVICE = "Put the correct file there.";

    /** The limit of the deflate format: <a href="https://zlib.net/zlib_tech.html">zlib.net/zlib_tech.html</a>. */
    private static final long MOST_GZIP_RATIO = 1032;

    private final Path named;
    private final Path folder;
    private final boolean transposed;
    private final Memory memory;

    /**
     * Creates a reader.
     *
     * @param named the folder that the user named
     * @param folder the folder that holds the files: the same one or a subfolder
     * @param transposed whether to swap rows and columns
     * @param memory limits the memory for images
     */
    IdxFolder(Path named, Path folder, boolean transposed, Memory memory) {
        this.named = named;
        this.folder = folder;
        this.transposed = transposed;
        this.memory = memory;
    }

    /** What a file of the folder contains, such as the training labels. */
    private enum Role {
        TRAIN_IMAGES("train", "images-idx[34]", "train-images-idx3-ubyte"),
        TRAIN_LABELS("train", "labels-idx1", "train-labels-idx1-ubyte"),
        TEST_IMAGES("(?:t10k|test)", "images-idx[34]", "t10k-images-idx3-ubyte"),
        TEST_LABELS("(?:t10k|test)", "labels-idx1", "t10k-labels-idx1-ubyte");

        private final Pattern pattern;
        private final String usual;

        Role(String part, String kind, String usual) {
            this.pattern = Pattern.compile(
                    "(?:.*[-_.])?" + part + "[-_.]" + kind.replace("-idx", "[-.]idx") + "-[a-z]+(?:\\.gz)?",
                    Pattern.CASE_INSENSITIVE);
            this.usual = usual;
        }

        List<Path> in(Path folder) {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.filter(entry ->
                                pattern.matcher(entry.getFileName().toString()).matches())
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new DatasetException(Text.format("%s cannot be read: %s. Make it readable.", folder, e), e);
            }
        }
    }

    /** Whether a folder holds any of the four files. */
    static boolean isIn(Path folder) {
        return Stream.of(Role.values()).anyMatch(role -> !role.in(folder).isEmpty());
    }

    OwnImages read() {
        boolean tested = !Role.TEST_IMAGES.in(folder).isEmpty()
                || !Role.TEST_LABELS.in(folder).isEmpty();
        checkMemory(tested);
        LabelledFiles train = read(Role.TRAIN_IMAGES, Role.TRAIN_LABELS);
        LabelledFiles test = tested ? read(Role.TEST_IMAGES, Role.TEST_LABELS) : null;
        if (test != null && !train.shape.equals(test.shape)) {
            throw new DatasetException(Text.format(
                    "%s has training images of %s and test images of %s, expected one shape.",
                    folder, train.shape, test.shape));
        }
        int first = Math.min(least(train.labels), test == null ? Integer.MAX_VALUE : least(test.labels));
        int last = Math.max(most(train.labels), test == null ? 0 : most(test.labels));
        if (first < 0 || last - first >= OwnImages.MOST_CLASSES) {
            throw new DatasetException(Text.format(
                    "%s has labels from %d to %d, expected non-negative labels of at most %d classes.",
                    folder, first, last, OwnImages.MOST_CLASSES));
        }
        List<String> notes = new ArrayList<>();
        if (first != 0) {
            notes.add(Text.format("The labels start at %d, which is class 0 in the run's files.", first));
        }
        if (train.emnist && !transposed) {
            notes.add(
                    "These are EMNIST files, whose images have rows and columns swapped. --transpose turns them upright.");
        }
        return new OwnImages(
                named,
                train.shape,
                names(first, last),
                train.images("training image", first),
                test == null ? null : test.images("test image", first),
                notes,
                List.of());
    }

    private void checkMemory(boolean tested) {
        List<Path> files =
                tested ? List.of(file(Role.TRAIN_IMAGES), file(Role.TEST_IMAGES)) : List.of(file(Role.TRAIN_IMAGES));
        long bytes = 0;
        long images = 0;
        boolean copied = transposed || !tested;
        ImageShape shape = null;
        for (Path file : files) {
            IdxHeader header = IdxReader.header(IdxSource.of(file, ADVICE), IdxKind.IMAGES);
            // Even if the header declares more, the file cannot decompress to more than this.
            bytes += Math.min(
                    header.count() * header.bytesPerItem(),
                    MOST_GZIP_RATIO * file.toFile().length());
            images += header.count();
            copied |= header.channelsLast();
            shape = header.shape();
        }
        memory.check(copied ? 2 * bytes : bytes, images, Objects.requireNonNull(shape), ", or use fewer images");
    }

    private List<String> names(int first, int last) {
        List<String> given = ClassNames.read(folder);
        int classes = last - first + 1;
        if (given != null && given.size() != classes) {
            throw new DatasetException(Text.format(
                    "%s has %d names, but the labels are from %d to %d: %d classes. Give it one line for each class.",
                    folder.resolve(ClassNames.FILE), given.size(), first, last, classes));
        }
        return given != null
                ? given
                : IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList();
    }

    private static int least(int[] labels) {
        return Arrays.stream(labels).min().orElse(0);
    }

    private static int most(int[] labels) {
        return Arrays.stream(labels).max().orElse(0);
    }

    private LabelledFiles read(Role imageRole, Role labelRole) {
        Path imageFile = file(imageRole);
        Path labelFile = file(labelRole);
        IdxSource labelSource = IdxSource.of(labelFile, ADVICE);
        IdxContent labels = IdxReader.read(labelSource, IdxKind.LABELS, Integer.MAX_VALUE, null);
        IdxContent images = IdxReader.read(IdxSource.of(imageFile, ADVICE), IdxKind.IMAGES, Integer.MAX_VALUE, null);
        if (labels.count() != images.count()) {
            throw labelSource.failure(Text.format(
                    "holds %,d labels, but %s holds %,d images: they do not belong together",
                    labels.count(), imageFile, images.count()));
        }
        if (labels.count() == 0) {
            throw labelSource.failure("holds no labels, expected at least one");
        }
        boolean emnist =
                imageFile.getFileName().toString().toLowerCase(Locale.ROOT).contains("emnist");
        return new LabelledFiles(images, labels.labels(), transposed, emnist);
    }

    private Path file(Role role) {
        List<Path> found = role.in(folder);
        if (found.isEmpty()) {
            throw new DatasetException(
                    Text.format("%s holds neither %s.gz nor %s. %s", folder, role.usual, role.usual, ADVICE));
        }
        // A file next to its own compressed form is not ambiguous.
        String name = found.get(0).getFileName().toString().replaceAll("\\.gz$", "");
        for (Path other : found) {
            if (!other.getFileName().toString().replaceAll("\\.gz$", "").equals(name)) {
                throw new DatasetException(Text.format(
                        "%s holds both %s and %s. Name a folder that holds four files of one data set.",
                        folder, found.get(0).getFileName(), other.getFileName()));
            }
        }
        return found.get(0);
    }

    /** Images with their labels as stored in the files. */
    private static final class LabelledFiles {
        private final ImageShape shape;
        private final byte[] pixels;
        private final int[] labels;
        private final boolean emnist;

        LabelledFiles(IdxContent images, int[] labels, boolean transposed, boolean emnist) {
            ImageShape inFile = Objects.requireNonNull(images.shape());
            this.shape = transposed ? new ImageShape(inFile.width(), inFile.height(), inFile.channels()) : inFile;
            this.pixels = transposed || images.channelsLast() ? arranged(images, inFile, transposed) : images.items();
            this.labels = labels;
            this.emnist = emnist;
        }

        private static byte[] arranged(IdxContent images, ImageShape in, boolean transposed) {
            byte[] arranged = new byte[images.items().length];
            int height = in.height();
            int width = in.width();
            int channels = in.channels();
            int to = 0;
            for (int image = 0; image < images.count(); image++) {
                int from = image * in.size();
                for (int c = 0; c < channels; c++) {
                    for (int i = 0; i < height * width; i++) {
                        int y = transposed ? i % height : i / width;
                        int x = transposed ? i / height : i % width;
                        int pixel = y * width + x;
                        arranged[to++] = images.items()[
                                from + (images.channelsLast() ? pixel * channels + c : c * height * width + pixel)];
                    }
                }
            }
            return arranged;
        }

        LabelledImages images(String noun, int first) {
            int[] indices = Arrays.stream(labels).map(label -> label - first).toArray();
            return new LabelledImages(pixels, indices, new Numbered(noun, labels.length));
        }
    }

    /** Names such as "test image 7", created on demand. */
    private static final class Numbered extends java.util.AbstractList<String> {
        private final String noun;
        private final int size;

        Numbered(String noun, int size) {
            this.noun = noun;
            this.size = size;
        }

        @Override
        public String get(int index) {
            return noun + " " + index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** Returns the folder that holds the files: the given one or its subfolder {@code raw}; null if neither does. */
    static @Nullable Path find(Path folder) {
        return Stream.of(folder, folder.resolve("raw"))
                .filter(Files::isDirectory)
                .filter(IdxFolder::isIn)
                .findFirst()
                .orElse(null);
    }
}
