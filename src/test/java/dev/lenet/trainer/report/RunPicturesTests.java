package dev.lenet.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.augment.AugmentationSettings;
import dev.lenet.trainer.dataset.Dataset;
import dev.lenet.trainer.dataset.FashionMnist;
import dev.lenet.trainer.dataset.SampleImages;
import dev.lenet.trainer.model.Five;
import dev.lenet.trainer.run.Provenance;
import dev.lenet.trainer.run.RunSpec;
import dev.lenet.trainer.run.Specs;
import dev.lenet.trainer.store.DataRecord;
import dev.lenet.trainer.store.RunFolder;
import dev.lenet.trainer.store.RunRecord;
import dev.lenet.trainer.store.RunRecord.DatasetRecord;
import dev.lenet.trainer.store.RunRecord.ModelRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPicturesTests {

    @Test
    void showAugmentationOfThoseEpochsOnlyThatTheRunHas(@TempDir Path models) throws IOException {
        assertThat(width(models, 9)).isEqualTo(width(models, 8));
        assertThat(width(models, 6)).isLessThan(width(models, 8));
    }

    private static int width(Path models, int epochs) throws IOException {
        Dataset sample = SampleImages.load();
        RunSpec spec = Specs.of(Five.VAR4, epochs).with("augmentation", new AugmentationSettings(10, 0.5, 0.1, 0.1));
        try (RunFolder folder = RunFolder.create(models, "run-" + epochs + "-" + System.nanoTime())) {
            folder.write(RunRecord.started(
                    folder.name(),
                    spec,
                    new DatasetRecord(new DataRecord(FashionMnist.named("sample"), sample.sha256()), 4000, 1000, 1000),
                    new Provenance(
                            "1", "abc", "1.0.0-M2.1", "17", "Linux", "CPU", 2, "cpu", "CPU", "vectors", null, null),
                    new ModelRecord("LeNet5_var4", 61794, 61750, 15, 0.4),
                    Instant.EPOCH));
            RunPictures.drawAugmentation(folder, sample);
            return ImageIO.read(folder.file("augmentation.png").toFile()).getWidth();
        }
    }
}
