package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder of the user's own, of IDX files or of image files. It is never written to. */
final class FolderDataset {

    private FolderDataset() {}

    /**
     * Loads it.
     *
     * @param folder as it was named; null if it was not
     * @param preparation what to make of the images
     * @param cache where to keep what is made of them
     * @param memory how much they may take
     * @param listener hears how it goes on
     * @throws DatasetException if it is no such folder, or nothing can be trained on it
     */
    static Dataset load(
            @Nullable Path folder, ImagePreparation preparation, Path cache, Memory memory, LoadListener listener) {
        if (folder == null) {
            throw new DatasetException(
                    "--dataset=folder needs the folder with your images. Name it with --data-dir=DIR.");
        }
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(Text.format(
                    "The folder with the images, %s, is not there. Name the folder that holds them now with --data-dir=DIR.",
                    folder));
        }
        Path idx = IdxFolder.find(folder);
        if (idx != null) {
            if (preparation.imageSize() != null || preparation.channels() != null || preparation.skipBad() != null) {
                String option = preparation.imageSize() != null
                        ? "image-size"
                        : preparation.channels() != null ? "channels" : "skip-bad";
                throw new DatasetException(Text.format(
                        "--%s is for image files and has no meaning for the IDX files in %s. Leave it out.",
                        option, idx));
            }
            return new IdxFolder(folder, idx, preparation.transpose() != null, memory)
                    .read()
                    .dataset();
        }
        if (!ImageListing.isIn(folder)) {
            throw new DatasetException(Text.format(
                    "%s holds neither IDX files nor a folder train with a folder of images for each class.", folder));
        }
        if (preparation.transpose() != null) {
            throw new DatasetException(Text.format(
                    "--transpose is for IDX files and has no meaning for the image files in %s. Leave it out.",
                    folder));
        }
        return new ImageFolder(folder, preparation, cache, memory, listener)
                .read()
                .dataset();
    }
}
