package dev.lenet.trainer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DropoutMaskTests {
    private static final int NEURONS = 120;
    private static final int IMAGES = 1000;

    @Test
    void keepsTheShareAskedForAndScalesIt() {
        for (double keep : new double[] {0.2, 0.5, 0.9}) {
            DropoutMask mask = new DropoutMask(1, 2, 0, keep);
            double sum = 0;
            for (int neuron = 0; neuron < NEURONS; neuron++) {
                for (int image = 0; image < IMAGES; image++) {
                    float factor = mask.factor(neuron, image);
                    assertThat(factor == 0 || factor == (float) (1 / keep)).isTrue();
                    sum += factor;
                }
            }
            // Five standard errors of a mean of Bernoulli draws.
            double error = 5 * Math.sqrt((1 - keep) / keep / NEURONS / IMAGES);
            assertThat(sum / NEURONS / IMAGES).isCloseTo(1, within(error));
        }
    }

    @Test
    void drawsIndependentlyForNeuronsImagesStepsLayersAndSeeds() {
        DropoutMask mask = new DropoutMask(1, 2, 0, 0.5);
        assertThat(agreement(mask, mask, 1, 0)).isCloseTo(0.5, within(0.01));
        assertThat(agreement(mask, mask, 0, 1)).isCloseTo(0.5, within(0.01));
        assertThat(agreement(mask, new DropoutMask(1, 3, 0, 0.5), 0, 0)).isCloseTo(0.5, within(0.01));
        assertThat(agreement(mask, new DropoutMask(2, 2, 0, 0.5), 0, 0)).isCloseTo(0.5, within(0.01));
        assertThat(agreement(mask, new DropoutMask(1, 2, 1, 0.5), 0, 0)).isCloseTo(0.5, within(0.01));
        assertThat(agreement(mask, new DropoutMask(1, 2, 0, 0.5), 0, 0)).isEqualTo(1);
    }

    private static double agreement(DropoutMask a, DropoutMask b, int neuronShift, int imageShift) {
        int same = 0;
        for (int neuron = 0; neuron < NEURONS; neuron++) {
            for (int image = 0; image < IMAGES; image++) {
                same += a.factor(neuron, image) == b.factor(neuron + neuronShift, image + imageShift) ? 1 : 0;
            }
        }
        return (double) same / NEURONS / IMAGES;
    }
}
