package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTests {

    private static final int LIMIT = 20;

    @TempDir
    Path folder;

    private final TinyDataset data = new TinyDataset();
    private final byte[] images = data.content("t10k-images-idx3-ubyte");
    private final byte[] labels = data.content("t10k-labels-idx1-ubyte");

    private IdxContent read(IdxKind kind, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        return IdxReader.read(IdxSource.of(file, "Do this."), kind, LIMIT, FashionMnist.DESCRIPTION);
    }

    private void fails(ThrowingCallable read, String... parts) {
        assertThatThrownBy(read)
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(folder.resolve("file").toString())
                .hasMessageContainingAll(parts)
                .hasMessageEndingWith("Do this.");
    }

    @Nested
    class Sound {

        @Test
        void readsImagesGzippedOrNot() throws IOException {
            for (byte[] bytes : new byte[][] {images, IdxWriter.gzip(images)}) {
                IdxContent content = read(IdxKind.IMAGES, bytes);
                assertThat(content.count()).isEqualTo(TinyDataset.TEST);
                assertThat(content.items()).isEqualTo(Arrays.copyOfRange(images, 16, images.length));
                assertThat(content.sha256()).isEqualTo(TinyDataset.sha256(images));
            }
        }

        @Test
        void readsLabelsGzippedOrNot() throws IOException {
            for (byte[] bytes : new byte[][] {labels, IdxWriter.gzip(labels)}) {
                IdxContent content = read(IdxKind.LABELS, bytes);
                assertThat(content.items()).isEqualTo(Arrays.copyOfRange(labels, 8, labels.length));
                assertThat(content.sha256()).isEqualTo(TinyDataset.sha256(labels));
            }
        }
    }

    @Nested
    class Damaged {

        @Test
        void missing() {
            Path file = folder.resolve("file");
            fails(
                    () -> IdxReader.read(
                            IdxSource.of(file, "Do this."), IdxKind.LABELS, LIMIT, FashionMnist.DESCRIPTION),
                    "does not exist");
        }

        @Test
        void empty() {
            fails(() -> read(IdxKind.IMAGES, new byte[0]), "holds only 0 bytes", "header of 16 bytes");
        }

        @Test
        void notIdx() {
            fails(
                    () -> read(IdxKind.IMAGES, "<html>not found</html>".getBytes(StandardCharsets.UTF_8)),
                    "starts with 0x3c68746d",
                    "0x00000803");
        }

        @Test
        void labelsInPlaceOfImages() {
            fails(
                    () -> read(IdxKind.IMAGES, labels),
                    "is an IDX label file, expected an IDX image file",
                    "0x00000803, not 0x00000801");
        }

        @Test
        void headerCutOff() {
            fails(() -> read(IdxKind.IMAGES, Arrays.copyOf(images, 10)), "holds only 10 bytes");
        }

        @Test
        void wrongImageSize() {
            byte[] bytes = images.clone();
            ByteBuffer.wrap(bytes).putInt(8, 32).putInt(12, 24);
            fails(() -> read(IdxKind.IMAGES, bytes), "images of 32x24 pixels, expected 28x28");
        }

        @Test
        void absurdCount() {
            byte[] bytes = images.clone();
            ByteBuffer.wrap(bytes).putInt(4, -1);
            fails(() -> read(IdxKind.IMAGES, bytes), "declares 4294967295 images, expected 20");
        }

        @Test
        void contentCutOff() {
            fails(
                    () -> read(IdxKind.IMAGES, Arrays.copyOf(images, images.length - 1)),
                    "is truncated: it ends after 15695 of 15696 bytes");
        }

        @Test
        void moreThanDeclared() {
            fails(
                    () -> read(IdxKind.LABELS, Arrays.copyOf(labels, labels.length + 1)),
                    "continues after the 20 labels that its header declares");
        }

        @Test
        void labelOutOfRange() {
            byte[] bytes = labels.clone();
            bytes[8 + 3] = (byte) 200;
            fails(() -> read(IdxKind.LABELS, bytes), "has the label 200 at index 3, expected 0 to 9");
        }

        @Test
        void gzipCutOffAnywhere() {
            byte[] gzip = IdxWriter.gzip(images);
            for (int length = 3; length < gzip.length; length += length < 40 || length > gzip.length - 20 ? 1 : 997) {
                byte[] cut = Arrays.copyOf(gzip, length);
                fails(() -> read(IdxKind.IMAGES, cut), "is truncated: its gzip data ends too early");
            }
        }

        @Test
        void gzipWithAnyBitFlipped() {
            byte[] gzip = IdxWriter.gzip(labels);
            for (int bit = 0; bit < gzip.length * 8; bit++) {
                byte[] flipped = gzip.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                // Some bits of gzip's header mean nothing; what is read in spite of them must be right.
                try {
                    assertThat(read(IdxKind.LABELS, flipped).sha256()).isEqualTo(TinyDataset.sha256(labels));
                } catch (DatasetException | IOException e) {
                    assertThat(e).isInstanceOf(DatasetException.class);
                }
            }
        }
    }
}
