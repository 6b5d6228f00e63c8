package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * CIFAR-10 in its binary version: six files of consecutive records, each a label and the red, green and blue levels of 32x32
 * pixels. Source of the format, address and digest: <a
 * href="https://www.cs.toronto.edu/~kriz/cifar.html">www.cs.toronto.edu/~kriz/cifar.html</a>. Only an MD5 of the archive is
 * published, so unpacked files are checked only for their format.
 *
 * @param recordsPerFile images in each file
 * @param archive the archive's digest
 * @param upstream URLs of the folders that serve the archive
 */
record Cifar10(int recordsPerFile, Checksum archive, List<URI> upstream) implements KnownDataset {

    static final Cifar10 PUBLISHED = new Cifar10(
            10_000,
            Checksum.ofCompressed("MD5", "c32a1d4ab5d03f1284b67883e8d87530"),
            List.of(URI.create("https://www.cs.toronto.edu/~kriz/")));

    static final String ARCHIVE = "cifar-10-binary.tar.gz";
    private static final Path UNPACKED = Path.of("cifar-10-batches-bin");
    private static final String TEST = "test_batch.bin";
    private static final List<String> TRAIN = IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "data_batch_" + i + ".bin")
            .toList();

    private static final ImageShape SHAPE = new ImageShape(32, 32, 3);
    private static final long MOST_BYTES = 200_000_000;

    @Override
    public DatasetDescription description() {
        return new DatasetDescription(
                "cifar10",
                "CIFAR-10",
                SHAPE,
                List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
                Normalization.fixed(SHAPE.channels()));
    }

    @Override
    public long images() {
        return (long) names().size() * recordsPerFile;
    }

    /** Counts the files' contents and the images made from them. */
    @Override
    public long bytesToRead() {
        return 2 * images() * SHAPE.size();
    }

    @Override
    public List<Path> folders() {
        return List.of(Path.of("cifar10"), Path.of("cifar-10"), Path.of(""));
    }

    @Override
    public String advice() {
        return Text.format("Name the folder that holds %s with --data-dir.", ARCHIVE);
    }

    @Override
    public List<Download> downloads() {
        return List.of(new Download(ARCHIVE, MOST_BYTES, this::isIn, archive::verifyCompressed));
    }

    @Override
    public boolean isIn(Path folder) {
        return Files.exists(folder.resolve(ARCHIVE)) || unpacked(folder) != null;
    }

    private static @org.jspecify.annotations.Nullable Path unpacked(Path folder) {
        for (Path each : List.of(folder.resolve(UNPACKED), folder)) {
            if (Files.exists(each.resolve(TRAIN.get(0))) || Files.exists(each.resolve(TEST))) {
                return each;
            }
        }
        return null;
    }

    @Override
    public Dataset read(Path folder, String advice) {
        Path unpacked = unpacked(folder);
        Map<String, byte[]> files = new TreeMap<>();
        IdxSource packed = IdxSource.of(folder.resolve(ARCHIVE), advice);
        if (Files.exists(folder.resolve(ARCHIVE)) || unpacked == null) {
            archive.verifyCompressed(packed);
            try (InputStream in = new GZIPInputStream(packed.opener().open(), 1 << 16)) {
                unpack(in, files);
            } catch (IOException e) {
                throw packed.failure(Text.format("cannot be unpacked: %s", e.getMessage()), e);
            }
        } else {
            for (String name : names()) {
                IdxSource source = IdxSource.of(unpacked.resolve(name), advice);
                try (InputStream in = source.opener().open()) {
                    files.put(name, in.readNBytes(fileBytes() + 1));
                } catch (IOException e) {
                    throw source.failure("cannot be read: " + e, e);
                }
            }
        }
        ImageSet train = images(TRAIN, files, packed);
        ImageSet test = images(List.of(TEST), files, packed);
        return Dataset.of(description(), folder.toString(), train, test);
    }

    private static List<String> names() {
        return java.util.stream.Stream.concat(TRAIN.stream(), java.util.stream.Stream.of(TEST))
                .toList();
    }

    private int fileBytes() {
        return recordsPerFile * (1 + SHAPE.size());
    }

    private void unpack(InputStream in, Map<String, byte[]> files) throws IOException {
        byte[] header = in.readNBytes(TAR_BLOCK);
        while (header.length == TAR_BLOCK && header[0] != 0) {
            String name = text(header, 0, 100);
            long size = Long.parseLong(text(header, 124, 12).trim(), 8);
            String last = name.substring(name.lastIndexOf('/') + 1);
            if (names().contains(last) && size == fileBytes()) {
                files.put(last, in.readNBytes(fileBytes()));
            } else {
                in.skipNBytes(size);
            }
            in.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
            header = in.readNBytes(TAR_BLOCK);
        }
    }

    private static final int TAR_BLOCK = 512;

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, java.nio.charset.StandardCharsets.US_ASCII);
    }

    private ImageSet images(List<String> names, Map<String, byte[]> files, IdxSource source) {
        int size = SHAPE.size();
        byte[] pixels = new byte[names.size() * recordsPerFile * size];
        int[] labels = new int[names.size() * recordsPerFile];
        int to = 0;
        for (String name : names) {
            byte[] file = files.remove(name);
            if (file == null || file.length != fileBytes()) {
                throw source.failure(Text.format(
                        "should contain %s with %,d bytes, but contains %s",
                        name, fileBytes(), file == null ? "no such file" : Text.format("%,d or more", file.length)));
            }
            for (int i = 0; i < recordsPerFile; i++, to++) {
                int label = file[i * (1 + size)];
                if (label < 0 || label > 9) {
                    throw source.failure(
                            Text.format("has the label %d in %s at index %d, expected 0 to 9", label, name, i));
                }
                labels[to] = label;
                System.arraycopy(file, i * (1 + size) + 1, pixels, to * size, size);
            }
        }
        return new ImageSet(description(), pixels, labels);
    }
}
