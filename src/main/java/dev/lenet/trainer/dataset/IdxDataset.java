package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A known data set of four IDX files, an entry in {@link IdxDatasets}.
 *
 * @param files the expected files
 * @param folders its usual folders, relative to a folder for data sets
 * @param upstream URLs of the folders that serve the gzipped files
 * @param advice what the user can do if it can neither be found nor downloaded
 */
record IdxDataset(DatasetFiles files, List<Path> folders, List<URI> upstream, String advice) implements KnownDataset {

    /** A generous limit on what gzip adds to incompressible data. */
    private static final long OVERHEAD = 1 << 16;

    @Override
    public DatasetDescription description() {
        return files.description();
    }

    @Override
    public long images() {
        return (long) files.trainImages().count() + files.testImages().count();
    }

    @Override
    public long bytesToRead() {
        return images() * description().shape().size();
    }

    @Override
    public List<Download> downloads() {
        return files.all().stream()
                .map(file -> new Download(
                        file.gzipName(),
                        file.bytes(description().shape()) + OVERHEAD,
                        folder -> file.in(folder) != null,
                        source -> DatasetReader.verify(
                                source, file, IdxReader.read(source, file.kind(), file.count(), description()))))
                .toList();
    }

    @Override
    public boolean isIn(Path folder) {
        return files.all().stream().anyMatch(file -> file.in(folder) != null);
    }

    @Override
    public Dataset read(Path folder, String damaged) {
        return new DatasetReader(files, file -> {
                    Path path = file.in(folder);
                    if (path == null) {
                        throw new DatasetException(Text.format(
                                "%s holds neither %s nor %s. %s", folder, file.gzipName(), file.name(), damaged));
                    }
                    return IdxSource.of(path, damaged);
                })
                .read(folder.toString());
    }
}
