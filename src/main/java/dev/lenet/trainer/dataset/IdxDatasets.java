package dev.lenet.trainer.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The known data sets of four IDX files. To add one, add an entry here and a constant to {@link DatasetChoice}.
 *
 * <p>Sources: for MNIST, the mirror that torchvision downloads from (<a
 * href="https://github.com/pytorch/vision/blob/main/torchvision/datasets/mnist.py">datasets/mnist.py</a>) and digests of the
 * uncompressed files, on which several projects agree; for Kuzushiji-MNIST, <a
 * href="https://github.com/rois-codh/kmnist">github.com/rois-codh/kmnist</a> and the SHA-256 digests of the compressed files in
 * torchvision's prototype data sets, since none is published for the uncompressed files.
 */
final class IdxDatasets {

    static final IdxDataset FASHION_MNIST = new IdxDataset(
            FashionMnist.FILES,
            List.of(Path.of("fashion-mnist"), Path.of("FashionMNIST", "raw")),
            FashionMnist.UPSTREAM,
            "Install the Debian package dataset-fashion-mnist, or name the folder"
                    + " that holds the four files with --data-dir, or use --dataset=sample for a trial run.");

    static final IdxDataset MNIST = of(
            "mnist",
            "MNIST",
            "MNIST",
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            List.of(
                    "https://ossci-datasets.s3.amazonaws.com/mnist/",
                    "https://storage.googleapis.com/cvdf-datasets/mnist/"),
            Checksum.ofContent("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            Checksum.ofContent("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            Checksum.ofContent("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            Checksum.ofContent("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    static final IdxDataset KMNIST = of(
            "kmnist",
            "Kuzushiji-MNIST",
            "KMNIST",
            List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
            List.of("http://codh.rois.ac.jp/kmnist/dataset/kmnist/", "https://storage.googleapis.com/kuzushiji-mnist/"),
            Checksum.ofCompressed("SHA-256", "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4"),
            Checksum.ofCompressed("SHA-256", "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17"),
            Checksum.ofCompressed("SHA-256", "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5"),
            Checksum.ofCompressed("SHA-256", "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"));

    private IdxDatasets() {}

    /** Creates a data set of 60,000 training and 10,000 test grayscale images of 28x28 pixels, in files named as MNIST's. */
    private static IdxDataset of(
            String name,
            String title,
            String torchvision,
            List<String> classNames,
            List<String> upstream,
            Checksum trainImages,
            Checksum trainLabels,
            Checksum testImages,
            Checksum testLabels) {
        DatasetDescription description =
                new DatasetDescription(name, title, new ImageShape(28, 28, 1), classNames, Normalization.fixed(1));
        return new IdxDataset(
                DatasetFiles.likeMnist(
                        description, null, 60_000, trainImages, trainLabels, 10_000, testImages, testLabels),
                List.of(Path.of(name), Path.of(torchvision, "raw")),
                upstream.stream().map(URI::create).toList(),
                "Name the folder that holds the four files with --data-dir.");
    }
}
