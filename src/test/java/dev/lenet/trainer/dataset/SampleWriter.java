package dev.lenet.trainer.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes the sample in the jar from the whole of Fashion-MNIST; the README beside the sample has the command. */
final class SampleWriter {

    private static final long SEED = 42;

    private SampleWriter() {}

    /**
     * Writes the four files and prints the digests that {@link FashionMnist#SAMPLE} must have.
     *
     * @param args the folder of Fashion-MNIST and the folder to write to
     */
    public static void main(String[] args) throws Exception {
        Path to = Path.of(args[1]);
        DatasetPlaces nowhere = new DatasetPlaces(List.of(), to, List.of(), DownloadTimeouts.DEFAULT, Map.of());
        Dataset all = new DatasetLoader(known -> nowhere, to, Memory.ofThisProcess())
                .load(
                        new DatasetRequest(DatasetChoice.FASHION_MNIST, Path.of(args[0]), ImagePreparation.NONE),
                        LoadListener.NONE)
                .dataset();
        MessageDigest together = MessageDigest.getInstance("SHA-256");
        write(choose(all.train(), FashionMnist.SAMPLE.trainImages().count()), to, "train", together);
        write(choose(all.test(), FashionMnist.SAMPLE.testImages().count()), to, "t10k", together);
        System.out.println("together " + HexFormat.of().formatHex(together.digest()));
    }

    private static ImageSet choose(ImageSet all, int count) {
        int[] chosen = StratifiedSplit.subset(all.labels(), BatchOrder.sequential(all.size()), count, SEED);
        int size = all.pixelsPerImage();
        byte[] pixels = new byte[count * size];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(all.pixels(), chosen[i] * size, pixels, i * size, size);
            labels[i] = all.label(chosen[i]);
        }
        return new ImageSet(all.description(), pixels, labels);
    }

    private static void write(ImageSet images, Path folder, String prefix, MessageDigest together) throws Exception {
        write(IdxWriter.images(images.pixels()), folder.resolve(prefix + "-images-idx3-ubyte.gz"), together);
        write(IdxWriter.labels(images), folder.resolve(prefix + "-labels-idx1-ubyte.gz"), together);
    }

    private static void write(byte[] content, Path file, MessageDigest together) throws Exception {
        together.update(content);
        Files.write(file, IdxWriter.gzip(content));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        System.out.println(
                file.getFileName() + " " + HexFormat.of().formatHex(digest) + " " + Files.size(file) + " bytes");
    }
}
