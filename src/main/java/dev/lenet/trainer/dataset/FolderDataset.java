package dev.lenet.trainer.dataset;

import dev.lenet.trainer.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Loads the user's own folder of IDX files or image files. Never writes to it. */
final class FolderDataset {

    private FolderDataset() {}

    /**
     * Loads a folder.
     *
     * @param folder the folder; null if none was given
     * @param preparation how to prepare the images
     * @param cache the folder that caches decoded images
     * @param memory limits the memory for images
     * @param listener receives the progress
     * @throws DatasetException if the folder does not have the expected layout, or cannot be trained on
     */
    static Dataset load(
            @Nullable Path folder, ImagePreparation preparation, Path cache, Memory memory, LoadListener listener) {
        if (folder == null) {
            throw new DatasetException(
                    "--dataset=folder needs the folder with your images. Set it with --data-dir=DIR.");
        }
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(Text.format(
                    "The image folder %s does not exist. Set its current location with --data-dir=DIR.", folder));
        }
        Path idx = IdxFolder.find(folder);
        if (idx != null) {
            if (preparation.imageSize() != null || preparation.channels() != null || preparation.skipBad() != null) {
                String option = preparation.imageSize() != null
                        ? "image-size"
                        : preparation.channels() != null ? "channels" : "skip-bad";
                throw new DatasetException(Text.format(
                        "--%s applies only to image files, not to the IDX files in %s. Omit it.", option, idx));
            }
            return new IdxFolder(folder, idx, preparation.transpose() != null, memory)
                    .read()
                    .dataset();
        }
        if (!ImageListing.isIn(folder)) {
            throw new DatasetException(Text.format(
                    "%1$s holds neither IDX files nor a folder train with one subfolder of images per class. Put the images into %1$s/train/CLASS, and any to test with into %1$s/test/CLASS.",
                    folder));
        }
        if (preparation.transpose() != null) {
            throw new DatasetException(Text.format(
                    "--transpose applies only to IDX files, not to the image files in %s. Omit it.", folder));
        }
        return new ImageFolder(folder, preparation, cache, memory, listener)
                .read()
                .dataset();
    }
}
