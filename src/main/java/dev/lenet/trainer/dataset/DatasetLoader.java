package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a data set, downloads it if it has to, and loads it into memory, every file verified by its SHA-256.
 *
 * <p>A place that holds none of the four files is passed over. One that holds some of them, or a damaged one, ends the
 * search with an error: whoever put data there expects it to be used.
 */
public class DatasetLoader {

    private static final String NOT_FOUND_ADVICE =
            "Install the Debian package dataset-fashion-mnist, or name the folder"
                    + " that holds the four files with --data-dir, or take --dataset=sample for a try.";

    private final DatasetPlaces places;
    private final DatasetFiles files;

    /**
     * A loader of Fashion-MNIST.
     *
     * @param places where to look
     */
    public DatasetLoader(DatasetPlaces places) {
        this(places, FashionMnist.FILES);
    }

    /**
     * A loader of a data set of the same form.
     *
     * @param places where to look
     * @param files what the four files must contain
     */
    public DatasetLoader(DatasetPlaces places, DatasetFiles files) {
        this.places = places;
        this.files = files;
    }

    /**
     * Loads what was asked for.
     *
     * @param choice which data
     * @param dataDir the only folder to look in, {@code --data-dir}; the usual places and upstream if null
     * @param listener hears of a download
     * @return the data; with a warning to show if the sample stands in for it
     * @throws DatasetException if the data is damaged, incomplete or not to be had, or if a folder is named for the
     *     sample, which comes with the jar
     */
    public LoadedDataset load(DatasetChoice choice, @Nullable Path dataDir, DownloadListener listener) {
        if (choice == DatasetChoice.SAMPLE) {
            if (dataDir != null) {
                throw new DatasetException(Text.format(
                        "--data-dir=%s has no meaning for the sample, which comes with the jar."
                                + " Leave out one of --data-dir and --dataset=sample.",
                        dataDir));
            }
            return new LoadedDataset(sample(), null);
        }
        Dataset found = dataDir == null ? findUsual() : named(dataDir);
        if (found != null) {
            return new LoadedDataset(found, null);
        }
        try {
            new Downloader(places, files).download(listener);
        } catch (DownloadException e) {
            String reason = notFound(e);
            if (choice == DatasetChoice.AUTO) {
                return new LoadedDataset(sample(), reason);
            }
            throw new DatasetException(reason + " " + NOT_FOUND_ADVICE, e);
        }
        return new LoadedDataset(cached(), null);
    }

    private String notFound(DownloadException problem) {
        List<Path> searched = new ArrayList<>(places.folders());
        searched.add(places.cache());
        String all = searched.stream().map(Path::toString).collect(Collectors.joining(", "));
        return Text.format("Fashion-MNIST is not in %s and could not be downloaded: %s.", all, problem.getMessage());
    }

    private Dataset named(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(Text.format(
                    "--data-dir=%s is not a folder. Name the folder that holds %s and the other"
                            + " three files, or leave --data-dir out.",
                    folder, files.trainImages().gzipName()));
        }
        return read(folder, "Put the right file there, or leave --data-dir out to have the data found or downloaded.");
    }

    private @Nullable Dataset findUsual() {
        for (Path folder : places.folders()) {
            if (files.all().stream().anyMatch(file -> file.in(folder) != null)) {
                return read(folder, "Put the right file there, or remove the folder to have the data found elsewhere.");
            }
        }
        boolean complete = files.all().stream().allMatch(file -> file.in(places.cache()) != null);
        return complete ? cached() : null;
    }

    private Dataset cached() {
        return read(places.cache(), "Delete the file: it will be downloaded again.");
    }

    private Dataset read(Path folder, String advice) {
        return new DatasetReader(files, file -> {
                    Path path = file.in(folder);
                    if (path == null) {
                        throw new DatasetException(Text.format(
                                "%s holds neither %s nor %s. %s", folder, file.gzipName(), file.name(), advice));
                    }
                    return IdxSource.of(path, advice);
                })
                .read(folder.toString());
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
