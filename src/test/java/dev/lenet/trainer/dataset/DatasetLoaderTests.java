package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetLoaderTests {

    private static final DownloadTimeouts QUICK =
            new DownloadTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO);

    /** A port that nobody listens on: connections are refused at once. */
    private static final URI NOBODY = URI.create("http://127.0.0.1:1/");

    @TempDir
    Path root;

    private final TinyDataset data = new TinyDataset();
    private Path local = Path.of("");
    private Path system = Path.of("");
    private Path cache = Path.of("");
    private Memory memory = Memory.ofThisProcess();

    @BeforeEach
    void places() {
        local = root.resolve("local");
        system = root.resolve("system");
        cache = root.resolve("cache");
    }

    private LoadedDataset load(DatasetChoice choice, @Nullable Path dataDir, URI... upstream) {
        DatasetPlaces places = new DatasetPlaces(List.of(local, system), cache, List.of(upstream), QUICK, Map.of());
        DatasetLoader loader = new DatasetLoader(known -> places, cache, memory);
        return choice == DatasetChoice.SAMPLE
                ? loader.load(new DatasetRequest(choice, dataDir, ImagePreparation.NONE), LoadListener.NONE)
                : loader.load(data.known(), choice == DatasetChoice.AUTO, dataDir, LoadListener.NONE);
    }

    @Nested
    class Finding {

        @Test
        void takesTheFirstPlaceThatHasTheFiles() throws IOException {
            data.writeTo(cache);
            assertThat(load(DatasetChoice.AUTO, null).dataset().origin()).isEqualTo(cache.toString());
            data.writeTo(system);
            assertThat(load(DatasetChoice.FASHION_MNIST, null).dataset().origin())
                    .isEqualTo(system.toString());
            data.writeTo(local);
            assertThat(load(DatasetChoice.AUTO, null).dataset().origin()).isEqualTo(local.toString());
            Path named = data.writeTo(root.resolve("named"));
            assertThat(load(DatasetChoice.AUTO, named).dataset().origin()).isEqualTo(named.toString());
        }

        @Test
        void givesNameDigestImagesAndLabels() throws IOException {
            data.writeTo(local);
            LoadedDataset loaded = load(DatasetChoice.AUTO, null);
            Dataset dataset = loaded.dataset();
            assertThat(loaded.fallbackReason()).isNull();
            assertThat(dataset.name()).isEqualTo("tiny");
            assertThat(dataset.sha256()).isEqualTo("of all four");
            assertThat(dataset.train().size()).isEqualTo(TinyDataset.TRAINING);
            assertThat(dataset.train().pixels()).isEqualTo(items("train-images-idx3-ubyte", 16));
            assertThat(dataset.train().labels()).isEqualTo(ImageSets.indices(items("train-labels-idx1-ubyte", 8)));
            assertThat(dataset.test().pixels()).isEqualTo(items("t10k-images-idx3-ubyte", 16));
            assertThat(dataset.test().labels()).isEqualTo(ImageSets.indices(items("t10k-labels-idx1-ubyte", 8)));
        }

        private byte[] items(String name, int header) {
            byte[] content = data.content(name);
            return Arrays.copyOfRange(content, header, content.length);
        }

        @Test
        void takesUncompressedFiles() throws IOException {
            Files.createDirectories(local);
            for (DatasetFile file : data.files.all()) {
                Files.write(local.resolve(file.name()), data.content(file.name()));
            }
            assertThat(load(DatasetChoice.AUTO, null).dataset().origin()).isEqualTo(local.toString());
        }
    }

    @Nested
    class FallingBack {

        @Test
        void autoTakesTheSampleAndSaysWhy() {
            LoadedDataset loaded = load(DatasetChoice.AUTO, null, NOBODY);
            assertThat(loaded.dataset().name()).isEqualTo("sample");
            assertThat(loaded.fallbackReason())
                    .contains(local.toString(), system.toString(), cache.toString())
                    .contains("http://127.0.0.1:1/train-images-idx3-ubyte.gz cannot be connected to");
        }

        @Test
        void unknownHostIsToldApart() {
            LoadedDataset loaded = load(DatasetChoice.AUTO, null, URI.create("http://no-such-host.invalid/"));
            assertThat(loaded.fallbackReason()).contains("unknown host");
        }

        @Test
        void fashionMnistDoesNotFallBack() {
            assertThatThrownBy(() -> load(DatasetChoice.FASHION_MNIST, null, NOBODY))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll(
                            "could not be downloaded", "dataset-fashion-mnist", "--data-dir", "sample");
        }

        @Test
        void sampleIsNoFallBackWhenAskedFor() {
            LoadedDataset loaded = load(DatasetChoice.SAMPLE, null);
            assertThat(loaded.dataset().name()).isEqualTo("sample");
            assertThat(loaded.fallbackReason()).isNull();
        }

        @Test
        void aCacheThatCannotBeWrittenIsAReason() throws IOException {
            Files.writeString(cache, "a file where the folder should be");
            assertThat(load(DatasetChoice.AUTO, null, NOBODY).fallbackReason())
                    .contains("cache folder " + cache, "XDG_CACHE_HOME");
        }
    }

    @Nested
    class Refusing {

        private void refused(@Nullable Path dataDir, String... parts) {
            assertThatThrownBy(() -> load(DatasetChoice.AUTO, dataDir))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll(parts);
        }

        @Test
        void aNamedFolderThatIsNotThere() {
            refused(root.resolve("nowhere"), "--data-dir=" + root.resolve("nowhere"), "is not a folder");
        }

        @Test
        void aNamedFolderWithoutTheFilesEvenIfOthersHaveThem() throws IOException {
            data.writeTo(local);
            Path empty = Files.createDirectory(root.resolve("empty"));
            refused(empty, empty.toString(), "holds neither train-images-idx3-ubyte.gz nor train-images-idx3-ubyte");
        }

        @Test
        void aFolderWithoutOneOfTheFiles() throws IOException {
            Files.delete(data.writeTo(local).resolve("t10k-labels-idx1-ubyte.gz"));
            data.writeTo(system);
            refused(null, local.toString(), "t10k-labels-idx1-ubyte.gz", "remove the folder");
        }

        @Test
        void aTruncatedFile() throws IOException {
            Path file = data.writeTo(local).resolve("t10k-images-idx3-ubyte.gz");
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));
            data.writeTo(system);
            refused(null, file.toString(), "is truncated");
        }

        @Test
        void aDamagedFileInTheCache() throws IOException {
            Path file = data.writeTo(cache).resolve("train-labels-idx1-ubyte.gz");
            Files.write(file, new byte[100]);
            refused(null, file.toString(), "0x00000801", "Delete the file: it will be downloaded again.");
        }

        @Test
        void labelsThatDoNotMatchTheImages() throws IOException {
            Path named = data.writeTo(root.resolve("named"));
            Files.copy(
                    named.resolve("t10k-labels-idx1-ubyte.gz"),
                    named.resolve("train-labels-idx1-ubyte.gz"),
                    StandardCopyOption.REPLACE_EXISTING);
            refused(
                    named,
                    named.resolve("train-labels-idx1-ubyte.gz") + " holds 20 labels",
                    "holds 300 images: they do not belong together");
        }

        @Test
        void fewerImagesAndLabelsThanTheDataSetHas() throws IOException {
            Path named = data.writeTo(root.resolve("named"));
            for (String kind : List.of("images-idx3", "labels-idx1")) {
                Files.write(
                        named.resolve(Text.format("train-%s-ubyte.gz", kind)),
                        data.gzip(Text.format("t10k-%s-ubyte.gz", kind)));
            }
            refused(named, "train-labels-idx1-ubyte.gz holds 20 labels, expected 300");
        }

        @Test
        void otherContentOfTheRightForm() throws IOException {
            Path named = data.writeTo(root.resolve("named"));
            byte[] changed = data.content("train-images-idx3-ubyte").clone();
            changed[1000]++;
            Path file = Files.write(named.resolve("train-images-idx3-ubyte.gz"), IdxWriter.gzip(changed));
            refused(
                    named,
                    file.toString(),
                    TinyDataset.sha256(changed),
                    data.files.trainImages().checksum().hex());
        }

        @Test
        void moreThanFitsIntoMemory() throws IOException {
            data.writeTo(local);
            long bytes = data.known().bytesToRead();
            memory = new Memory(bytes * 10 / 7 + 2);
            load(DatasetChoice.FASHION_MNIST, null);

            memory = new Memory(bytes * 10 / 7 - 2);
            refused(null, Text.format("Loading %d images of", data.known().images()), "java -Xmx");
        }

        @Test
        void aNamedFolderForTheSample() {
            assertThatThrownBy(() -> load(DatasetChoice.SAMPLE, root))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("--dataset=sample");
        }
    }
}
