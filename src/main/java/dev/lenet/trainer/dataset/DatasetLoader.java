package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a data set, downloads it if it has to, and loads it into memory, every file verified by its digest.
 *
 * <p>A place that holds none of the files is passed over. One that holds some of them, or a damaged one, ends the search with an
 * error: whoever put data there expects it to be used.
 */
public class DatasetLoader {

    private final Function<KnownDataset, DatasetPlaces> places;
    private final Path cache;
    private final Memory memory;

    /** A loader that looks in the usual places of this machine and user. */
    public DatasetLoader() {
        this(DatasetPlaces::ofThisMachine, CacheFolder.ofThisMachine(), Memory.ofThisProcess());
    }

    /**
     * A loader.
     *
     * @param places where to look for a data set
     * @param cache where to keep what is made of the user's own images
     * @param memory how much the images may take
     */
    DatasetLoader(Function<KnownDataset, DatasetPlaces> places, Path cache, Memory memory) {
        this.places = places;
        this.cache = cache;
        this.memory = memory;
    }

    /**
     * Loads what was asked for.
     *
     * @param request which data
     * @param listener hears of downloading and decoding
     * @return the data; with a warning to show if the sample stands in for it
     * @throws DatasetException if the data is damaged, incomplete or cannot be had, or the request asks for what the data does
     *     not have
     */
    public LoadedDataset load(DatasetRequest request, LoadListener listener) {
        LoadedDataset loaded = loadAsItIs(request, listener);
        if (request.preparation().normalize() != NormalizationKind.TRAINING_IMAGES) {
            return loaded;
        }
        Dataset dataset = loaded.dataset();
        return new LoadedDataset(dataset.with(Normalization.of(dataset.train())), loaded.fallbackReason());
    }

    private LoadedDataset loadAsItIs(DatasetRequest request, LoadListener listener) {
        Path folder = request.folder();
        if (request.choice() == DatasetChoice.FOLDER) {
            return new LoadedDataset(FolderDataset.load(folder, request.preparation(), cache, memory, listener), null);
        }
        String option = request.preparation().forFoldersOnly();
        if (option != null) {
            throw new DatasetException(Text.format(
                    "--%s is for images of your own and has no meaning for %s. Leave it out, or take --dataset=folder.",
                    option, request.choice().id()));
        }
        KnownDataset known = request.choice().known();
        if (known == null) {
            if (folder != null) {
                throw new DatasetException(Text.format(
                        "--data-dir=%s has no meaning for the sample, which comes with the jar."
                                + " Leave out one of --data-dir and --dataset=sample.",
                        folder));
            }
            return new LoadedDataset(sample(), null);
        }
        return load(known, request.choice() == DatasetChoice.AUTO, folder, listener);
    }

    LoadedDataset load(KnownDataset known, boolean orSample, @Nullable Path folder, DownloadListener listener) {
        memory.check(known.bytesToRead(), known.images(), known.description().shape(), "");
        DatasetPlaces usual = places.apply(known);
        Dataset found = folder == null ? findUsual(known, usual) : named(known, folder);
        if (found != null) {
            return new LoadedDataset(found, null);
        }
        try {
            new Downloader(usual, known).download(listener);
        } catch (DownloadException e) {
            String reason = notFound(known, usual, e);
            if (orSample) {
                return new LoadedDataset(sample(), reason);
            }
            throw new DatasetException(reason + " " + known.advice(), e);
        }
        return new LoadedDataset(cached(known, usual), null);
    }

    private static String notFound(KnownDataset known, DatasetPlaces usual, DownloadException problem) {
        List<Path> searched = new ArrayList<>(usual.folders());
        searched.add(usual.cache());
        String all = searched.stream().map(Path::toString).collect(Collectors.joining(", "));
        return Text.format(
                "%s is not in %s and could not be downloaded: %s.",
                known.description().title(), all, problem.getMessage());
    }

    /** In the folder itself, or below it in one that people have the data set in. */
    private static Dataset named(KnownDataset known, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(Text.format(
                    "--data-dir=%s is not a folder. Name the folder that holds %s, or leave --data-dir out.",
                    folder,
                    known.downloads().size() == 1
                            ? known.downloads().get(0).name()
                            : known.downloads().get(0).name() + " and the other three files"));
        }
        Path holds = Stream.concat(
                        Stream.of(folder, folder.resolve("raw")),
                        known.folders().stream().map(folder::resolve))
                .filter(known::isIn)
                .findFirst()
                .orElse(folder);
        return known.read(
                holds, "Put the right file there, or leave --data-dir out to have the data found or downloaded.");
    }

    private static @Nullable Dataset findUsual(KnownDataset known, DatasetPlaces usual) {
        for (Path folder : usual.folders()) {
            if (known.isIn(folder)) {
                return known.read(
                        folder, "Put the right file there, or remove the folder to have the data found elsewhere.");
            }
        }
        boolean complete =
                known.downloads().stream().allMatch(file -> file.isIn().test(usual.cache()));
        return complete ? cached(known, usual) : null;
    }

    private static Dataset cached(KnownDataset known, DatasetPlaces usual) {
        return known.read(usual.cache(), "Delete the file: it will be downloaded again.");
    }

    private static Dataset sample() {
        return new DatasetReader(
                        FashionMnist.SAMPLE,
                        file -> new IdxSource(
                                "sample/" + file.gzipName() + " in the jar",
                                "The jar is damaged: build it or get it again.",
                                () -> openSample(file)))
                .read("the sample inside the jar");
    }

    private static InputStream openSample(DatasetFile file) throws IOException {
        InputStream in = DatasetLoader.class.getResourceAsStream("sample/" + file.gzipName());
        if (in == null) {
            throw new FileNotFoundException("no such resource");
        }
        return in;
    }
}
