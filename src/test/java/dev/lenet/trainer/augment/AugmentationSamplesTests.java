package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lenet.trainer.dataset.ImageSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AugmentationSamplesTests {

    private final ImageSet images = Images.set(40);

    @Test
    void showsTheFirstTrainingImageOfEachClass() {
        AugmentationSamples samples =
                AugmentationSamples.of(images, new int[] {33, 12, 3, 22}, Images.REFERENCE, 42, 4);

        assertThat(samples.rows()).extracting(AugmentationSamples.Row::label).containsExactly(2, 3);
        assertThat(samples.rows().get(0).original()).isEqualTo(Arrays.copyOfRange(images.pixels(), 12 * 784, 13 * 784));
        assertThat(samples.rows().get(1).original()).isEqualTo(Arrays.copyOfRange(images.pixels(), 33 * 784, 34 * 784));
    }

    @Test
    void showsWhatTheEpochsShow() {
        AugmentationSamples samples = AugmentationSamples.of(images, new int[] {12}, Images.REFERENCE, 42, 4);

        byte[] third = new byte[784];
        new Augmenter(Images.REFERENCE, 42).augment(images, 12, 3, third, 0);
        assertThat(samples.rows().get(0).samples()).hasSize(4);
        assertThat(samples.rows().get(0).samples().get(2)).isEqualTo(third);
    }
}
