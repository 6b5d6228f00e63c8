package dev.lenet.trainer.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small data set of noise, which does not compress, in the form of Fashion-MNIST. */
final class TinyDataset {

    static final int TRAINING = 300;
    static final int TEST = 20;

    /** File name without {@code .gz} to uncompressed content. */
    final Map<String, byte[]> contents = new LinkedHashMap<>();

    final DatasetFiles files;

    TinyDataset() {
        Random random = new Random(1);
        contents.put("train-images-idx3-ubyte", IdxWriter.images(noise(TRAINING, random)));
        contents.put("train-labels-idx1-ubyte", IdxWriter.labels(classes(TRAINING)));
        contents.put("t10k-images-idx3-ubyte", IdxWriter.images(noise(TEST, random)));
        contents.put("t10k-labels-idx1-ubyte", IdxWriter.labels(classes(TEST)));
        files = new DatasetFiles(
                FashionMnist.named("tiny"),
                "of all four",
                file("train-images-idx3-ubyte", IdxKind.IMAGES, TRAINING),
                file("train-labels-idx1-ubyte", IdxKind.LABELS, TRAINING),
                file("t10k-images-idx3-ubyte", IdxKind.IMAGES, TEST),
                file("t10k-labels-idx1-ubyte", IdxKind.LABELS, TEST));
    }

    IdxDataset known() {
        return new IdxDataset(files, List.of(Path.of("tiny")), List.of(), IdxDatasets.FASHION_MNIST.advice());
    }

    private DatasetFile file(String name, IdxKind kind, int count) {
        return new DatasetFile(name, kind, count, Checksum.ofContent(sha256(content(name))));
    }

    byte[] content(String name) {
        byte[] content = contents.get(name);
        if (content == null) {
            throw new IllegalArgumentException(name);
        }
        return content;
    }

    /** The compressed file of a name that ends in {@code .gz}. */
    byte[] gzip(String gzipName) {
        return IdxWriter.gzip(content(gzipName.substring(0, gzipName.length() - ".gz".length())));
    }

    Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.copyOf(contents.keySet())) {
            Files.write(folder.resolve(name + ".gz"), gzip(name + ".gz"));
        }
        return folder;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] noise(int images, Random random) {
        byte[] pixels = new byte[images * 28 * 28];
        random.nextBytes(pixels);
        return pixels;
    }

    private static byte[] classes(int images) {
        byte[] labels = new byte[images];
        for (int i = 0; i < images; i++) {
            labels[i] = (byte) (i % 10);
        }
        return labels;
    }
}
