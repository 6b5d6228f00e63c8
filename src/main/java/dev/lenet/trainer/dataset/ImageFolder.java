package dev.lenet.trainer.dataset;

import dev.lenet.trainer.dataset.images.ImageDecoder;
import dev.lenet.trainer.dataset.images.ImageFit;
import dev.lenet.trainer.dataset.images.UnreadableImageException;
import dev.lenet.trainer.text.Text;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a user's folder of image files, from the cache if nothing has changed. */
final class ImageFolder {

    /** Large enough to detect colour. */
    private static final ImageShape COARSE = new ImageShape(16, 16, 3);

    /** The number of images sampled to choose size and channels. */
    private static final int LOOKED_AT = 64;

    private static final int USUAL_SIZE = 32;
    private static final int LISTED = 5;

    /** The maximum length of an array. */
    private static final int MOST_BYTES = Integer.MAX_VALUE - 16;

    /** Must change whenever the same files would be decoded to different pixels. */
    private static final String VERSION = "1";

    private final Path folder;
    private final ImagePreparation preparation;
    private final PreparedCache cache;
    private final Memory memory;
    private final LoadListener listener;

    ImageFolder(Path folder, ImagePreparation preparation, Path cache, Memory memory, LoadListener listener) {
        this.folder = folder;
        this.preparation = preparation;
        this.cache = new PreparedCache(cache.resolve("images"));
        this.memory = memory;
        this.listener = listener;
    }

    OwnImages read() {
        ImageListing listing = ImageListing.of(folder);
        List<ImageFile> files = listing.all();
        if (files.isEmpty()) {
            throw new DatasetException(Text.format(
                    "%s holds no PNG, JPEG, BMP or GIF files. Put the images of each class in a subfolder.",
                    folder.resolve("train")));
        }
        String key = key(files);
        List<String> notes = new ArrayList<>(listing.notes());
        Prepared prepared = cache.read(key, files.size(), shape -> checkMemory(files.size(), shape));
        if (prepared == null) {
            prepared = decode(files, shape(files));
            String problem = cache.write(key, prepared);
            if (problem != null) {
                notes.add(problem);
            }
        }
        notes.add(Text.format(
                "Images are fitted to %d x %d pixels in %s%s.",
                prepared.shape().height(),
                prepared.shape().width(),
                prepared.shape().channels() == 1 ? "grayscale" : "colour",
                preparation.imageSize() != null && preparation.channels() != null
                        ? ""
                        : ", chosen to suit these images; --image-size and --channels override it"));
        if (!prepared.skipped().isEmpty()) {
            notes.add(Text.format(
                    "%s that could not be decoded %s left out; %s lists them.",
                    Text.count(prepared.skipped().size(), "file"),
                    prepared.skipped().size() == 1 ? "was" : "were",
                    Findings.SKIPPED_FILE));
        }
        return images(listing, files, prepared, notes);
    }

    private OwnImages images(ImageListing listing, List<ImageFile> files, Prepared prepared, List<String> notes) {
        boolean[] left = new boolean[files.size()];
        for (Prepared.Skipped skipped : prepared.skipped()) {
            left[skipped.index()] = true;
        }
        List<ImageFile> kept = IntStream.range(0, files.size())
                .filter(i -> !left[i])
                .mapToObj(files::get)
                .toList();
        int train = (int)
                IntStream.range(0, listing.train().size()).filter(i -> !left[i]).count();
        LabelledImages all = new LabelledImages(
                prepared.pixels(),
                kept.stream().mapToInt(ImageFile::label).toArray(),
                kept.stream().map(ImageFile::name).toList());
        List<Findings.Skipped> skipped = prepared.skipped().stream()
                .map(each -> new Findings.Skipped(files.get(each.index()).name(), each.reason()))
                .toList();
        if (!listing.hasTest()) {
            return new OwnImages(folder, prepared.shape(), listing.classNames(), all, null, notes, skipped);
        }
        return new OwnImages(
                folder,
                prepared.shape(),
                listing.classNames(),
                all.at(IntStream.range(0, train).toArray()),
                all.at(IntStream.range(train, kept.size()).toArray()),
                notes,
                skipped);
    }

    /** Returns a key that depends on the files' contents and names and on how they are prepared. */
    private String key(List<ImageFile> files) {
        byte[][] digests = new byte[files.size()][];
        new Parallel(listener, "Reading").forEach(files.size(), i -> {
            digests[i] = Checksum.digest("SHA-256").digest(content(files.get(i)));
        });
        MessageDigest key = Checksum.digest("SHA-256");
        key.update(Text.format(
                        "%s %s %s %s%n",
                        VERSION, preparation.imageSize(), preparation.channels(), preparation.skipBad())
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (int i = 0; i < digests.length; i++) {
            ImageFile file = files.get(i);
            key.update((file.name() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            key.update(digests[i]);
        }
        return HexFormat.of().formatHex(key.digest());
    }

    /** The file's bytes, up to the decoder's limit; none if it cannot be read, which decoding reports later. */
    private static byte[] content(ImageFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(ImageDecoder.MOST_BYTES + 1);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /** Whether an image has colours other than gray; grayscale images are often stored in three channels. */
    private static boolean isColoured(BufferedImage image) {
        byte[] levels = ImageFit.fit(image, COARSE);
        int plane = COARSE.height() * COARSE.width();
        return IntStream.range(0, plane)
                .anyMatch(i -> levels[i] != levels[plane + i] || levels[i] != levels[2 * plane + i]);
    }

    private ImageShape shape(List<ImageFile> files) {
        Integer size = preparation.imageSize();
        Integer channels = preparation.channels();
        int step = Math.max(1, files.size() / LOOKED_AT);
        int common = 0;
        boolean coloured = false;
        for (int i = 0; (size == null || channels == null) && i < files.size(); i += step) {
            try {
                BufferedImage image = ImageDecoder.read(files.get(i).path());
                coloured |= isColoured(image);
                int side = Math.min(image.getHeight(), image.getWidth());
                common = common == 0 || common == side ? side : -1;
            } catch (UnreadableImageException e) {
                continue; // reported when all images are decoded
            }
        }
        int suits = common >= 8 && common <= 64 ? common : USUAL_SIZE;
        int side = size == null ? suits : size;
        return new ImageShape(side, side, channels == null ? (coloured ? 3 : 1) : channels);
    }

    private void checkMemory(int images, ImageShape shape) {
        long bytes = (long) images * shape.size();
        if (bytes > MOST_BYTES) {
            throw new DatasetException(Text.format(
                    "%s holds %,d images, %,d MB when fitted to %s, expected at most %,d MB. Use fewer or smaller images (--image-size).",
                    folder, images, bytes / 1_000_000, shape, MOST_BYTES / 1_000_000));
        }
        // Splitting into training and test images copies them.
        memory.check(2 * bytes, images, shape, ", or use fewer or smaller images (--image-size)");
    }

    private Prepared decode(List<ImageFile> files, ImageShape shape) {
        checkMemory(files.size(), shape);
        byte[] pixels = new byte[files.size() * shape.size()];
        @Nullable String[] problems = new String[files.size()];
        new Parallel(listener, "Decoding").forEach(files.size(), i -> {
            try {
                byte[] image = ImageFit.fit(ImageDecoder.read(files.get(i).path()), shape);
                System.arraycopy(image, 0, pixels, i * shape.size(), shape.size());
            } catch (UnreadableImageException e) {
                problems[i] = e.getMessage();
            }
        });
        int[] bad = IntStream.range(0, problems.length)
                .filter(i -> problems[i] != null)
                .toArray();
        if (bad.length > 0 && preparation.skipBad() == null) {
            throw undecodable(files, problems, bad);
        }
        List<Prepared.Skipped> skipped = Arrays.stream(bad)
                .mapToObj(i -> new Prepared.Skipped(i, String.valueOf(problems[i])))
                .toList();
        return new Prepared(shape, skipped.isEmpty() ? pixels : without(pixels, bad, shape.size()), skipped);
    }

    private DatasetException undecodable(List<ImageFile> files, @Nullable String[] problems, int[] bad) {
        StringBuilder text =
                new StringBuilder(Text.format("%s in %s cannot be used: ", Text.count(bad.length, "image"), folder));
        for (int i = 0; i < Math.min(LISTED, bad.length); i++) {
            text.append(i == 0 ? "" : "; ")
                    .append(files.get(bad[i]).name())
                    .append(": ")
                    .append(problems[bad[i]]);
        }
        text.append(bad.length > LISTED ? Text.format("; and %d more", bad.length - LISTED) : "")
                .append(". Repair or remove them, or leave them out with --skip-bad.");
        return new DatasetException(text.toString());
    }

    private static byte[] without(byte[] pixels, int[] bad, int size) {
        byte[] kept = new byte[pixels.length - bad.length * size];
        int to = 0;
        int next = 0;
        for (int i = 0; i < pixels.length / size; i++) {
            if (next < bad.length && bad[next] == i) {
                next++;
            } else {
                System.arraycopy(pixels, i * size, kept, to, size);
                to += size;
            }
        }
        return kept;
    }
}
