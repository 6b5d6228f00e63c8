package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.dataset.Findings.Duplicate;
import dev.lenet.trainer.dataset.Findings.Skipped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link DatasetChoice#FOLDER}: images of the user's own. */
class FolderDatasetTests {

    @TempDir
    Path root;

    private final Random random = new Random(1);
    private Path folder = Path.of("");
    private Path cache = Path.of("");
    private Memory memory = Memory.ofThisProcess();

    @BeforeEach
    void places() throws IOException {
        folder = Files.createDirectory(root.resolve("flowers"));
        cache = root.resolve("cache");
    }

    private Dataset load() {
        return load(ImagePreparation.NONE);
    }

    private Dataset load(ImagePreparation preparation) {
        DatasetLoader loader = new DatasetLoader(DatasetPlaces::ofThisMachine, cache, memory);
        return loader.load(new DatasetRequest(DatasetChoice.FOLDER, folder, preparation), LoadListener.NONE)
                .dataset();
    }

    private void refused(String... parts) {
        assertThatThrownBy(this::load).isInstanceOf(DatasetException.class).hasMessageContainingAll(parts);
    }

    private static ImagePreparation with(@Nullable Integer size, @Nullable Integer channels) {
        return new ImagePreparation(size, channels, null, null, null);
    }

    private static final ImagePreparation SKIP = new ImagePreparation(null, null, null, true, null);

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Nested
    class ImageFiles {

        private BufferedImage gray(int height, int width) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setDataElements(0, 0, width, height, noise(height * width));
            return image;
        }

        private BufferedImage colour(int height, int width) {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < height * width; i++) {
                image.setRGB(i % width, i / width, random.nextInt());
            }
            return image;
        }

        private void put(String name, BufferedImage image) throws IOException {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        }

        private void fill(String part, int perClass, String... classes) throws IOException {
            for (String each : classes) {
                for (int i = 0; i < perClass; i++) {
                    put(part + "/" + each + "/" + i + ".png", gray(28, 28));
                }
            }
        }

        @Test
        void areClassesByTheirFolders() throws IOException {
            fill("train", 6, "rose", "daisy");
            fill("test", 2, "rose", "daisy");

            Dataset dataset = load();

            assertThat(dataset.description().classNames()).containsExactly("daisy", "rose");
            assertThat(dataset.description().title()).isEqualTo("flowers");
            assertThat(dataset.description().shape()).isEqualTo(new ImageShape(28, 28, 1));
            assertThat(dataset.description().notice()).isNull();
            assertThat(dataset.train().labels()).containsExactly(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1);
            assertThat(dataset.test().size()).isEqualTo(4);
            assertThat(dataset.folder()).isEqualTo(folder.toString());
        }

        @Test
        void comeInTheOrderOfTheNumbersInTheirNames() throws IOException {
            List<byte[]> pixels = new java.util.ArrayList<>();
            for (int i = 0; i < 12; i++) {
                BufferedImage image = gray(28, 28);
                pixels.add((byte[]) image.getRaster().getDataElements(0, 0, 28, 28, null));
                put("train/" + (i % 2 == 0 ? "b" : "a") + "/image" + i + ".png", image);
            }
            fill("test", 1, "a", "b");

            Dataset dataset = load();

            for (int i = 0; i < 12; i++) {
                assertThat(Arrays.copyOfRange(dataset.train().pixels(), i * 784, (i + 1) * 784))
                        .isEqualTo(pixels.get(i));
            }
        }

        @Test
        void ofAnySizeAndColourAreFitted() throws IOException {
            fill("train", 5, "a", "b");
            put("train/a/photo.jpg", colour(90, 120));
            put("train/b/drawing.bmp", colour(10, 300));
            put("train/b/moving.gif", gray(64, 64));

            assertThat(load().description().shape()).isEqualTo(new ImageShape(32, 32, 3));
            assertThat(load(with(20, 1)).description().shape()).isEqualTo(new ImageShape(20, 20, 1));
            assertThat(load().findings().notes()).anyMatch(note -> note.contains("32 x 32 pixels in colour"));
        }

        @Test
        void areReadFromTheCacheUntilAFileChanges() throws IOException {
            fill("train", 6, "a", "b");
            Dataset first = load();
            assertThat(entries()).hasSize(1);

            assertThat(load().sha256()).isEqualTo(first.sha256());
            assertThat(entries()).hasSize(1);

            put("train/a/0.png", gray(28, 28));
            assertThat(load().sha256()).isNotEqualTo(first.sha256());
            assertThat(entries()).hasSize(2);
        }

        private List<Path> entries() throws IOException {
            try (Stream<Path> files = Files.list(cache.resolve("images"))) {
                return files.toList();
            }
        }

        @Test
        void aDamagedCacheIsNotBelieved() throws IOException {
            fill("train", 6, "a", "b");
            Dataset first = load();
            Path entry = entries().get(0);
            byte[] bytes = Files.readAllBytes(entry);
            bytes[bytes.length / 2] ^= 1;
            Files.write(entry, bytes);

            assertThat(load().train().pixels()).isEqualTo(first.train().pixels());
        }

        @Test
        void withoutATestSetASixthOfEachClassIsSplitOff() throws IOException {
            fill("train", 12, "a", "b");

            Dataset dataset = load();

            assertThat(IntStream.of(dataset.test().labels())).containsExactlyInAnyOrder(0, 0, 1, 1);
            assertThat(dataset.train().size()).isEqualTo(20);
            assertThat(dataset.description().notice()).contains("no test set", "4 images, a sixth of each class");
            assertThat(load().test().pixels()).isEqualTo(dataset.test().pixels());
        }

        @Test
        void thatDoNotFitIntoMemoryAreRefused() throws IOException {
            fill("train", 6, "a", "b");
            memory = new Memory(10_000);
            refused("Loading 12 images of", "java -Xmx", "smaller images (--image-size)");
            memory = Memory.ofThisProcess();
            load();

            memory = new Memory(10_000);
            refused("Loading 12 images of"); // from the cache too
        }

        @Test
        void areNamedByAFile() throws IOException {
            fill("train", 6, "n01", "n02");
            Files.writeString(folder.resolve("classes.txt"), "rose\ndaisy\n");
            assertThat(load().description().classNames()).containsExactly("rose", "daisy");

            Files.writeString(folder.resolve("classes.txt"), "n02\nn01\n");
            assertThat(load().description().classNames()).containsExactly("n02", "n01");

            Files.writeString(folder.resolve("classes.txt"), "rose\n");
            refused("classes.txt has 1 name for 2 class folders");
        }

        @Test
        void thatDoNotDecodeAreNamedOrSkipped() throws IOException {
            fill("train", 6, "a", "b");
            Files.writeString(folder.resolve("train/b/2x.png"), "<html>this is no image</html>");
            refused("1 image in " + folder, "train/b/2x.png: it is no PNG, JPEG, BMP or GIF", "--skip-bad");

            Dataset dataset = load(SKIP);
            assertThat(dataset.train().size() + dataset.test().size()).isEqualTo(12);
            assertThat(dataset.findings().skipped())
                    .containsExactly(new Skipped("train/b/2x.png", "it is no PNG, JPEG, BMP or GIF"));
            assertThat(load(SKIP).findings().skipped()).hasSize(1);
        }

        @Test
        void inBothSetsAreReported() throws IOException {
            fill("train", 6, "a", "b");
            fill("test", 2, "a", "b");
            Files.copy(folder.resolve("train/a/3.png"), folder.resolve("test/b/copy.png"));

            Findings findings = load().findings();

            assertThat(findings.duplicates())
                    .containsExactly(new Duplicate("train/a/3.png", "a", "test/b/copy.png", "b"));
            assertThat(findings.notes())
                    .anyMatch(note -> note.contains("1 image of the test set is in the training set"));
        }

        @Test
        void ofTooFewClassesOrImagesAreRefused() throws IOException {
            fill("train", 6, "a");
            refused("one class only, a", "2 to 1,000 classes");
            fill("train", 2, "b");
            refused("fewer than 5 training images of a class: b (2)");
        }

        @Test
        void otherFilesAreLeftOutAndToldOf() throws IOException {
            fill("train", 6, "a", "b");
            Files.writeString(folder.resolve("train/a/notes.txt"), "?");
            Files.writeString(folder.resolve("train/a/.DS_Store"), "?");

            assertThat(load().findings().notes()).anyMatch(note -> note.startsWith("1 file without a PNG"));
        }

        @Test
        void outsideOfTheFolderAreNotFollowed() throws IOException {
            fill("train", 6, "a", "b");
            Path outside = Files.write(root.resolve("secret.png"), noise(10));
            Files.createSymbolicLink(folder.resolve("train/a/link.png"), outside);
            refused("link.png is a link to " + outside.toRealPath(), "outside of " + folder);
        }

        @Test
        void aClassOfTheTestSetAloneIsRefused() throws IOException {
            fill("train", 6, "a", "b");
            fill("test", 2, "c");
            refused("is a class that", "does not have");
        }

        @Test
        void theFolderIsNotWrittenTo() throws IOException {
            fill("train", 6, "a", "b");
            List<String> before = tree();
            load();
            assertThat(tree()).isEqualTo(before);
        }

        private List<String> tree() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                return all.map(Path::toString).sorted().toList();
            }
        }
    }

    @Nested
    class IdxFiles {

        private void images(String name, int count, int... sizes) throws IOException {
            int bytes = count * IntStream.of(sizes).reduce(1, (a, b) -> a * b);
            ByteBuffer file = ByteBuffer.allocate(4 * (2 + sizes.length) + bytes)
                    .putInt(0x801 + sizes.length)
                    .putInt(count);
            for (int size : sizes) {
                file.putInt(size);
            }
            Files.write(folder.resolve(name), file.put(noise(bytes)).array());
        }

        private void labels(String name, int... labels) throws IOException {
            byte[] bytes = new byte[labels.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) labels[i];
            }
            Files.write(folder.resolve(name), IdxWriter.labels(bytes));
        }

        private int[] cycle(int count, int first, int classes) {
            return IntStream.range(0, count).map(i -> first + i % classes).toArray();
        }

        private void write(String prefix, String test, int first, int classes, int... sizes) throws IOException {
            int count = classes * 5;
            images(prefix + "train-images-idx" + (1 + sizes.length) + "-ubyte", count, sizes);
            labels(prefix + "train-labels-idx1-ubyte", cycle(count, first, classes));
            images(prefix + test + "-images-idx" + (1 + sizes.length) + "-ubyte", classes, sizes);
            labels(prefix + test + "-labels-idx1-ubyte", cycle(classes, first, classes));
        }

        @Test
        void ofManyClassesAndAnotherSizeAreRead() throws IOException {
            write("emnist-balanced-", "test", 0, 47, 20, 24);

            Dataset dataset = load();

            assertThat(dataset.description().classes()).isEqualTo(47);
            assertThat(dataset.description().shape()).isEqualTo(new ImageShape(20, 24, 1));
            assertThat(dataset.findings().notes()).anyMatch(note -> note.contains("--transpose"));
        }

        @Test
        void lettersThatBeginAtOneKeepTheirNumbersAsNames() throws IOException {
            write("emnist-letters-", "test", 1, 26, 28, 28);

            Dataset dataset = load();

            assertThat(dataset.description().classNames())
                    .hasSize(26)
                    .startsWith("1", "2")
                    .endsWith("26");
            assertThat(dataset.train().label(0)).isZero();
        }

        @Test
        void areTransposed() throws IOException {
            write("", "t10k", 0, 3, 8, 10);
            Dataset lying = load();
            Dataset upright = load(new ImagePreparation(null, null, true, null, null));

            assertThat(upright.description().shape()).isEqualTo(new ImageShape(10, 8, 1));
            for (int i = 0; i < lying.train().size(); i++) {
                for (int y = 0; y < 8; y++) {
                    for (int x = 0; x < 10; x++) {
                        assertThat(upright.train().pixels()[i * 80 + x * 8 + y])
                                .isEqualTo(lying.train().pixels()[i * 80 + y * 10 + x]);
                    }
                }
            }
            assertThat(upright.sha256()).isNotEqualTo(lying.sha256());
        }

        @Test
        void inColourAreTurnedChannelAfterChannel() throws IOException {
            write("", "t10k", 0, 2, 8, 9, 3);

            Dataset dataset = load();

            assertThat(dataset.description().shape()).isEqualTo(new ImageShape(8, 9, 3));
            byte[] file = Files.readAllBytes(folder.resolve("train-images-idx4-ubyte"));
            for (int p = 0; p < 72; p++) {
                assertThat(dataset.train().pixels()[2 * 72 + p]).isEqualTo(file[20 + p * 3 + 2]);
            }
        }

        @Test
        void haveTheDigestOfTheirContent() throws IOException {
            new TinyDataset().writeTo(folder);
            java.security.MessageDigest digest = Checksum.digest("SHA-256");
            new TinyDataset().contents.values().forEach(digest::update);

            assertThat(load().sha256()).isEqualTo(java.util.HexFormat.of().formatHex(digest.digest()));
        }

        @Test
        void thatClaimTooMuchAreRefused() throws IOException {
            write("", "t10k", 0, 2, 28, 28);
            byte[] file = Files.readAllBytes(folder.resolve("train-images-idx3-ubyte"));
            ByteBuffer.wrap(file).putInt(4, Integer.MIN_VALUE);
            Files.write(folder.resolve("train-images-idx3-ubyte"), file);
            refused("declares 2147483648 images");
            ByteBuffer.wrap(file).putInt(4, Integer.MAX_VALUE);
            Files.write(folder.resolve("train-images-idx3-ubyte"), file);
            refused("declares 2,147,483,647 images of 784 bytes each", "1683.6 GB");
        }

        /** 12 images of 784 bytes are 9,408. */
        @Test
        void thatDoNotFitIntoMemoryAreRefused() throws IOException {
            write("", "t10k", 0, 2, 28, 28);
            memory = new Memory(14_000);
            load();
            assertThatThrownBy(() -> load(new ImagePreparation(null, null, true, null, null)))
                    .as("the turned images are copies")
                    .isInstanceOf(DatasetException.class);

            memory = new Memory(13_000);
            refused("Loading 12 images of", "java -Xmx", "or use fewer images");
        }

        @Test
        void ofASizeThatNoNetworkTakesAreRefused() throws IOException {
            write("", "t10k", 0, 2, 65, 28);
            refused("images of 65x28 pixels", "8 to 64 pixels");
        }

        @Test
        void withoutANameForEachLabelAreRefused() throws IOException {
            write("", "t10k", 0, 3, 28, 28);
            Files.writeString(folder.resolve("classes.txt"), "a\nb\n", StandardCharsets.UTF_8);
            refused("has 2 names, but the labels are from 0 to 2");
        }
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        refused("holds neither IDX files nor a folder train", "/train/CLASS");
        Files.delete(folder);
        refused(folder.toString(), "does not exist", "--data-dir");
    }

    @Test
    void optionsForFoldersHaveNoMeaningForKnownDataSets() {
        DatasetRequest request = new DatasetRequest(DatasetChoice.SAMPLE, null, with(20, null));
        assertThatThrownBy(() -> new DatasetLoader().load(request, LoadListener.NONE))
                .hasMessageContaining("--image-size applies only to your own images, not to sample");
    }

    @Test
    void normalizationCanBeThatOfTheTrainingImages() {
        ImagePreparation preparation = new ImagePreparation(null, null, null, null, NormalizationKind.TRAINING_IMAGES);
        Dataset dataset = new DatasetLoader()
                .load(new DatasetRequest(DatasetChoice.SAMPLE, null, preparation), LoadListener.NONE)
                .dataset();
        // Of all of Fashion-MNIST they are 0.2860 and 0.3530.
        assertThat(dataset.description().normalization().mean().get(0)).isBetween(0.28, 0.295);
        assertThat(dataset.description().normalization().deviation().get(0)).isBetween(0.345, 0.36);
        assertThat(dataset.test().description()).isEqualTo(dataset.description());
    }
}
