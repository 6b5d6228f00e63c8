package dev.lenet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lenet.trainer.dataset.ImageSet;
import dev.lenet.trainer.dataset.ImageSets;
import dev.lenet.trainer.evaluation.FirstConvolution.Seen;
import dev.lenet.trainer.model.Architecture;
import dev.lenet.trainer.model.Five;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class FirstConvolutionTests {

    private static final int SIDE = 28;

    private static ImageSet images() {
        byte[] pixels = new byte[4 * SIDE * SIDE];
        new Random(1).nextBytes(pixels);
        return ImageSets.gray(SIDE, SIDE, pixels, (byte) 3, (byte) 1, (byte) 3, (byte) 7);
    }

    private static MultiLayerNetwork network(Architecture architecture) {
        MultiLayerNetwork network = new MultiLayerNetwork(architecture.configuration());
        network.init();
        return network;
    }

    /** Padding 2, bias 0, ReLU, all by hand. */
    @Test
    void givesWhatItsFiltersMakeOfTheFirstImageOfEachClass() {
        ImageSet images = images();
        MultiLayerNetwork network = network(Architecture.LENET5);
        try {
            FirstConvolution first = Objects.requireNonNull(FirstConvolution.of(network, images, 2));

            assertThat(first.kernel()).isEqualTo(5);
            assertThat(first.filters().length).isEqualTo(6);
            assertThat(first.images()).extracting(Seen::label).containsExactly(1, 3);
            Seen seen = first.images().get(0);
            assertThat(seen.height()).isEqualTo(SIDE);
            float[] filter = first.filters()[4][0];
            for (int[] at : new int[][] {{0, 0}, {1, 27}, {13, 8}}) {
                double sum = 0;
                for (int y = 0; y < 5; y++) {
                    for (int x = 0; x < 5; x++) {
                        int row = at[0] + y - 2;
                        int column = at[1] + x - 2;
                        if (row >= 0 && column >= 0 && row < SIDE && column < SIDE) {
                            int level = images.pixels()[SIDE * SIDE + row * SIDE + column] & 255;
                            sum += filter[y * 5 + x] * (level / 255.0 - 0.5) / 0.5;
                        }
                    }
                }
                assertThat((double) seen.maps()[4][at[0] * SIDE + at[1]]).isCloseTo(Math.max(0, sum), within(1e-5));
            }
        } finally {
            network.close();
        }
    }

    @Test
    void looksBehindBatchNormAndItsActivation() {
        MultiLayerNetwork network = network(Five.VAR2.architecture());
        try {
            FirstConvolution first = Objects.requireNonNull(FirstConvolution.of(network, images(), 10));

            assertThat(first.images()).hasSize(3).allSatisfy(seen -> {
                for (float[] map : seen.maps()) {
                    for (float value : map) {
                        assertThat(value).isNotNegative();
                    }
                }
            });
        } finally {
            network.close();
        }
    }

    @Test
    void isNothingWithoutAConvolution() {
        MultiLayerNetwork network = network(Architecture.LENET5.with("channels", List.of()));
        try {
            assertThat(FirstConvolution.of(network, images(), 10)).isNull();
        } finally {
            network.close();
        }
    }
}
