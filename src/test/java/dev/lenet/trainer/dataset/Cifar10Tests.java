package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Tests {

    private static final int RECORDS = 4;
    private static final List<String> NAMES = List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin",
            "test_batch.bin");

    @TempDir
    Path root;

    private final Random random = new Random(1);

    private byte[] batch() {
        byte[] bytes = new byte[RECORDS * 3073];
        random.nextBytes(bytes);
        for (int i = 0; i < RECORDS; i++) {
            bytes[i * 3073] = (byte) (i * 3 % 10);
        }
        return bytes;
    }

    private byte[] archive() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        entry(tar, "cifar-10-batches-bin/readme.html", "?".getBytes(StandardCharsets.UTF_8));
        for (String name : NAMES) {
            entry(tar, "cifar-10-batches-bin/" + name, batch());
        }
        tar.write(new byte[1024]);
        return IdxWriter.gzip(tar.toByteArray());
    }

    private static void entry(ByteArrayOutputStream tar, String name, byte[] content) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(512);
        header.put(name.getBytes(StandardCharsets.US_ASCII));
        header.position(124);
        header.put(String.format(java.util.Locale.ROOT, "%011o", content.length).getBytes(StandardCharsets.US_ASCII));
        tar.write(header.array());
        tar.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    private static Cifar10 of(byte[] archive) {
        String md5 = HexFormat.of().formatHex(Checksum.digest("MD5").digest(archive));
        return new Cifar10(RECORDS, Checksum.ofCompressed("MD5", md5), List.of());
    }

    @Test
    void isDownloadedVerifiedAndUnpacked() throws IOException {
        byte[] archive = archive();
        Path cache = root.resolve("cache");
        try (LocalServer server = new LocalServer((request, answer) -> answer.good(request, archive))) {
            DatasetPlaces places =
                    new DatasetPlaces(List.of(), cache, List.of(server.address()), DownloadTimeouts.DEFAULT, Map.of());
            DatasetLoader loader = new DatasetLoader(known -> places, cache, Memory.ofThisProcess());

            Dataset dataset =
                    loader.load(of(archive), false, null, LoadListener.NONE).dataset();

            assertThat(dataset.train().size()).isEqualTo(5 * RECORDS);
            assertThat(dataset.test().size()).isEqualTo(RECORDS);
            assertThat(dataset.train().labels()).startsWith(0, 3, 6, 9, 0);
            assertThat(dataset.description().shape()).isEqualTo(new ImageShape(32, 32, 3));
        }
    }

    @Test
    void anotherArchiveIsRefused() throws IOException {
        Cifar10 expected = of(archive());
        Path folder = Files.createDirectory(root.resolve("folder"));
        Files.write(folder.resolve(Cifar10.ARCHIVE), archive());
        assertThatThrownBy(() -> expected.read(folder, "Do this."))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll(
                        "has the MD5", "expected " + expected.archive().hex(), "Do this.");
    }

    @Test
    void isFoundUnpacked() throws IOException {
        Path folder = Files.createDirectories(root.resolve("data/cifar-10-batches-bin"));
        for (String name : NAMES) {
            Files.write(folder.resolve(name), batch());
        }
        Cifar10 cifar = of(new byte[0]);
        assertThat(cifar.isIn(root.resolve("data"))).isTrue();
        assertThat(cifar.read(root.resolve("data"), "Do this.").train().size()).isEqualTo(5 * RECORDS);

        Files.write(folder.resolve("data_batch_3.bin"), new byte[10]);
        assertThatThrownBy(() -> cifar.read(root.resolve("data"), "Do this."))
                .hasMessageContainingAll("data_batch_3.bin", "12,292 bytes");
    }

    @Test
    void upstreamIsWhereItIsPublished() {
        assertThat(Cifar10.PUBLISHED.upstream()).contains(URI.create("https://www.cs.toronto.edu/~kriz/"));
    }
}
