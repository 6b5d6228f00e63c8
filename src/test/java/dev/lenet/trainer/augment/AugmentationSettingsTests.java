package dev.lenet.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AugmentationSettingsTests {

    @Test
    void takesTheEndsOfTheRanges() {
        assertThat(new AugmentationSettings(180, 1, 1, 1).rotationDegrees()).isEqualTo(180);
        assertThat(new AugmentationSettings(0, 0, 0, 0).contrast()).isZero();
    }

    @Test
    void describesItselfToPeople() {
        assertThat(Images.REFERENCE.describe())
                .isEqualTo("rotation ±10° · flip 50 % · brightness ±10 % · contrast ±10 %");
        assertThat(new AugmentationSettings(7.5, 0.333, 0, 0.025).describe())
                .isEqualTo("rotation ±7.5° · flip 33.3 % · brightness ±0 % · contrast ±2.5 %");
    }

    @Test
    void refusesWhatIsOutOfRangeByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AugmentationSettings(200, 0.5, 0.1, 0.1))
                .withMessage("the largest rotation in degrees is 200.0, expected a number from 0 to 180");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AugmentationSettings(10, -0.5, 0.1, 0.1))
                .withMessage("the flip probability is -0.5, expected a number from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AugmentationSettings(10, 0.5, Double.NaN, 0.1))
                .withMessage("the largest change of brightness is NaN, expected a number from 0 to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AugmentationSettings(10, 0.5, 0.1, 1.5))
                .withMessage("the largest change of contrast is 1.5, expected a number from 0 to 1");
    }
}
