package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.dataset.DatasetChoice;
import dev.lenet.trainer.dataset.ImagePreparation;
import dev.lenet.trainer.dataset.NormalizationKind;
import dev.lenet.trainer.run.SettingsException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which images to train and validate on. {@code --help} prints the descriptions.
 *
 * @param dataset Images to train on; auto uses Fashion-MNIST if it can be found or downloaded, else the sample in the jar; folder uses your own
 * @param dataDir Folder with the data set's files, or with your own images for --dataset=folder
 * @param imageSize Rows and columns that image files are fitted to, in pixels, for --dataset=folder; chosen to suit them by default
 * @param channels 1 for grayscale or 3 for colour, for --dataset=folder; chosen to suit the image files by default
 * @param transpose Swap the rows and columns of IDX images, as EMNIST requires, for --dataset=folder
 * @param skipBad Skip image files that cannot be decoded, and list them, for --dataset=folder
 * @param normalize How pixel values are scaled: fixed maps them to -1 to 1; training-images gives the training images mean 0 and standard deviation 1
 * @param limit Train on only this many images, for a quick look
 * @param validationFraction Share of the training images held out to choose the best epoch
 * @param splitSeed Decides which images are held out or go to which fold, the same for all repeats; the first seed by default
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record DataSettings(
        @NotNull DatasetChoice dataset,
        @Nullable Path dataDir,
        @Min(8) @Max(64) @Nullable Integer imageSize,
        @Min(1) @Max(3) @Nullable Integer channels,
        boolean transpose,
        boolean skipBad,
        @NotNull NormalizationKind normalize,
        @Min(1) @Max(100_000_000) @Nullable Integer limit,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
        double validationFraction,

        @Nullable Long splitSeed) {

    /** Returns how a spec describes the preparation of the files. */
    ImagePreparation preparation() {
        if (channels != null && channels == 2) {
            throw new SettingsException("--channels takes 1 for grayscale or 3 for colour, but got 2.");
        }
        return new ImagePreparation(imageSize, channels, transpose, skipBad, normalize);
    }
}
