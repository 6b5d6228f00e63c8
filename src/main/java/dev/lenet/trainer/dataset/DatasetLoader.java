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
 * Finds a data set, downloads it if necessary, and loads it into memory, verifying every file by its digest.
 *
 * <p>A folder that holds none of the files is skipped. A folder that holds only some of them, or a damaged one, ends the search
 * with an error, since whoever put data there expects it to be used.
 */
public class DatasetLoader {

    private final Function<KnownDataset, DatasetPlaces> places;
    private final Path cache;
    private final Memory memory;

    /** Creates a loader that searches the usual places of this machine and user. */
    public DatasetLoader() {
        this(DatasetPlaces::ofThisMachine, CacheFolder.ofThisMachine(), Memory.ofThisProcess());
    }

    /**
     * Creates a loader.
     *
     * @param places returns the places to search for a data set
     * @param cache folder in which the user's own images are kept in decoded form
     * @param memory limits the memory for images
     */
    DatasetLoader(Function<KnownDataset, DatasetPlaces> places, Path cache, Memory memory) {
        this.places = places;
        this.cache = cache;
        this.memory = memory;
    }

    /**
     * Loads the requested data set.
     *
     * @param request the data to load
     * @param listener receives download and decoding progress
     * @return the data, with a warning to display if the sample replaces it
     * @throws DatasetException if the data is damaged, incomplete or unavailable, or if an option of the request does not apply
     *     to it
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
                    "--%s applies only to your own images, not to %s. Omit it, or use --dataset=folder.",
                    option, request.choice().id()));
        }
        KnownDataset known = request.choice().known();
        if (known == null) {
            if (folder != null) {
                throw new DatasetException(Text.format(
                        "--data-dir=%s does not apply to the sample, which is part of the jar."
                                + " Omit either --data-dir or --dataset=sample.",
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
                "%s was not found in %s and could not be downloaded: %s.",
                known.description().title(), all, problem.getMessage());
    }

    /** Reads the data set from the given folder, or from a subfolder in which it is commonly stored. */
    private static Dataset named(KnownDataset known, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(Text.format(
                    "--data-dir=%s is not a folder. Name the folder that holds %s, or omit --data-dir.",
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
                holds, "Put the correct file there, or omit --data-dir to let the trainer find or download the data.");
    }

    private static @Nullable Dataset findUsual(KnownDataset known, DatasetPlaces usual) {
        for (Path folder : usual.folders()) {
            if (known.isIn(folder)) {
                return known.read(
                        folder, "Put the correct file there, or remove the folder to let the trainer look elsewhere.");
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
                                "The jar is damaged: build or download it again.",
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
