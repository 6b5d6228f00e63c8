package dev.lenet.trainer.cli.settings;

import dev.lenet.trainer.dataset.DatasetChoice;
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
 * Which images to train and validate on. The descriptions are those of the usage.
 *
 * @param dataset Images to train on; auto takes Fashion-MNIST where it finds or can download it, else the sample in the jar
 * @param dataDir Folder with the four IDX files, searched first
 * @param limit Train on this many images only, for a quick look
 * @param validationFraction Share of the training images held out to choose the best epoch
 * @param splitSeed Decides which images are held out or dealt to folds, the same for all repeats; the first seed by default
 */
@Validated
@ConfigurationProperties(Setting.ROOT)
public record DataSettings(
        @NotNull DatasetChoice dataset,
        @Nullable Path dataDir,
        @Min(1) @Max(100_000_000) @Nullable Integer limit,

        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
        double validationFraction,

        @Nullable Long splitSeed) {}
