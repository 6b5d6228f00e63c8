package dev.lenet.trainer.dataset;

import java.net.URI;
import java.util.List;

/**
 * The classes, files and download addresses of Fashion-MNIST.
 *
 * <p>Names, counts and addresses are from upstream's README, <a
 * href="https://github.com/zalandoresearch/fashion-mnist">github.com/zalandoresearch/fashion-mnist</a>. The digests are of the
 * uncompressed files, because repackagers may compress them again.
 */
public final class FashionMnist {

    private static final ImageShape SHAPE = new ImageShape(28, 28, 1);

    private static final List<String> CLASS_NAMES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    /** Describes its images. */
    public static final DatasetDescription DESCRIPTION = described("fashion-mnist", "Fashion-MNIST");

    private static final DatasetDescription SAMPLE_DESCRIPTION = described("sample", "the sample of Fashion-MNIST");

    /** The whole data set, 60,000 training and 10,000 test images. */
    public static final DatasetFiles FILES = files(
            DESCRIPTION,
            "14410854cf7a289477dcfc7df3f8ec24741e281cdcc425ede0d9a748ca630214",
            60_000,
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            10_000,
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    /** The sample in the jar, 5,000 training and 1,000 test images; see the README next to the sample's files. */
    public static final DatasetFiles SAMPLE = files(
            SAMPLE_DESCRIPTION,
            "92cee87a526ed62de900c16efcf4d7461b28522955b0156e799a6029ad683fe3",
            5_000,
            "ebf8cd70b27ea72235bae3fd3387545b3f26915902b651a08c46989e2810da61",
            "326aedbaffcaeda66edfe85db3d8b0318119144b91270e46f4252147123882da",
            1_000,
            "53942212889260bd011c64a6764e5cf72a700223c92002264ea1ffac2313ca8a",
            "a392bba7df389b110c0296c483e7ef03fec7d97596d45c080e246f5dc6f34391");

    /** URLs of the folders that serve the four gzipped files, in the order to try: upstream's server, then its repository. */
    public static final List<URI> UPSTREAM = List.of(
            URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            URI.create("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"));

    private FashionMnist() {}

    /**
     * Returns the description for old runs, which stored only the data set's name.
     *
     * @param name the stored name: {@code sample} for the sample; any other name is the whole data set
     * @return the description, with this name
     */
    public static DatasetDescription named(String name) {
        return name.equals(SAMPLE_DESCRIPTION.name()) ? SAMPLE_DESCRIPTION : described(name, DESCRIPTION.title());
    }

    private static DatasetDescription described(String name, String title) {
        return new DatasetDescription(name, title, SHAPE, CLASS_NAMES, Normalization.fixed(SHAPE.channels()));
    }

    private static DatasetFiles files(
            DatasetDescription description,
            String sha256,
            int training,
            String trainImages,
            String trainLabels,
            int test,
            String testImages,
            String testLabels) {
        return DatasetFiles.likeMnist(
                description,
                sha256,
                training,
                Checksum.ofContent(trainImages),
                Checksum.ofContent(trainLabels),
                test,
                Checksum.ofContent(testImages),
                Checksum.ofContent(testLabels));
    }
}
