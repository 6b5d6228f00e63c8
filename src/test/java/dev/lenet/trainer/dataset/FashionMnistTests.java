package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.Needs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FashionMnistTests {

    private static final Path PACKAGE = Path.of("/usr/share/datasets/fashion-mnist");

    private static Dataset load(DatasetChoice choice, @Nullable Path folder) {
        DatasetPlaces nowhere = new DatasetPlaces(
                List.of(), Path.of("target", "no-cache"), List.of(), DownloadTimeouts.DEFAULT, Map.of());
        return new DatasetLoader(known -> nowhere, nowhere.cache(), Memory.ofThisProcess())
                .load(new DatasetRequest(choice, folder, ImagePreparation.NONE), LoadListener.NONE)
                .dataset();
    }

    private static int[] classSizes(ImageSet images) {
        int[] sizes = new int[FashionMnist.DESCRIPTION.classes()];
        for (int i = 0; i < images.size(); i++) {
            sizes[images.label(i)]++;
        }
        return sizes;
    }

    private static int[] each(int size) {
        int[] sizes = new int[FashionMnist.DESCRIPTION.classes()];
        Arrays.fill(sizes, size);
        return sizes;
    }

    private static String sha256(Dataset dataset) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (ImageSet images : List.of(dataset.train(), dataset.test())) {
            digest.update(IdxWriter.images(images.pixels()));
            digest.update(IdxWriter.labels(images));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @Nested
    class TheSample {

        @Test
        void isStratified() {
            Dataset sample = load(DatasetChoice.SAMPLE, null);
            assertThat(classSizes(sample.train())).isEqualTo(each(500));
            assertThat(classSizes(sample.test())).isEqualTo(each(100));
        }

        @Test
        void saysWhatItIs() throws Exception {
            Dataset sample = load(DatasetChoice.SAMPLE, null);
            assertThat(sample.name()).isEqualTo("sample");
            assertThat(sample.origin()).contains("jar");
            assertThat(sample.sha256()).isEqualTo(FashionMnist.SAMPLE.sha256()).isEqualTo(sha256(sample));
        }

        @Test
        void hasItsLicenceBesideIt() throws Exception {
            try (var in = DatasetLoader.class.getResourceAsStream("sample/LICENSE")) {
                assertThat(in).isNotNull();
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("MIT License", "2017 Zalando SE");
            }
        }

        @Test
        void consistsOfRealImagesInTheirOrder() {
            Needs.that(Files.isDirectory(PACKAGE), "the package dataset-fashion-mnist is not installed");
            Dataset all = load(DatasetChoice.FASHION_MNIST, PACKAGE);
            Dataset sample = load(DatasetChoice.SAMPLE, null);
            assertPartOf(sample.train(), all.train());
            assertPartOf(sample.test(), all.test());
        }

        private void assertPartOf(ImageSet part, ImageSet all) {
            int found = 0;
            for (int i = 0; i < all.size() && found < part.size(); i++) {
                if (part.label(found) == all.label(i) && samePixels(part, found, all, i)) {
                    found++;
                }
            }
            assertThat(found).isEqualTo(part.size());
        }

        private boolean samePixels(ImageSet a, int i, ImageSet b, int j) {
            int size = a.pixelsPerImage();
            return Arrays.equals(a.pixels(), i * size, (i + 1) * size, b.pixels(), j * size, (j + 1) * size);
        }
    }

    @Nested
    class TheWhole {

        @Test
        void isWhatItsDigestsSay() throws Exception {
            Needs.that(Files.isDirectory(PACKAGE), "the package dataset-fashion-mnist is not installed");
            Dataset all = load(DatasetChoice.FASHION_MNIST, PACKAGE);
            assertThat(classSizes(all.train())).isEqualTo(each(6000));
            assertThat(classSizes(all.test())).isEqualTo(each(1000));
            assertThat(all.name()).isEqualTo("fashion-mnist");
            assertThat(all.sha256()).isEqualTo(sha256(all));
        }

        @Test
        void hasTheSizesOfUpstream() {
            assertThat(FashionMnist.FILES.all())
                    .extracting(file -> file.bytes(FashionMnist.DESCRIPTION.shape()))
                    .containsExactly(47_040_016L, 60_008L, 7_840_016L, 10_008L);
        }
    }
}
