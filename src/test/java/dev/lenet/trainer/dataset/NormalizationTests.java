package dev.lenet.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NormalizationTests {

    @Test
    void fixedGivesTheBitsThatModelsHaveBeenTrainedOn() {
        float[] table = Normalization.fixed(1).table(0);
        for (int level = 0; level < 256; level++) {
            assertThat(table[level]).isEqualTo((float) (level / 127.5 - 1));
        }
    }

    @Test
    void hasMeanAndDeviationOfEachChannel() {
        Normalization normalization = new Normalization(List.of(0.0, 0.25), List.of(1.0, 0.5));
        assertThat(normalization.table(0)[255]).isEqualTo(1f);
        assertThat(normalization.table(1)[255]).isEqualTo(1.5f);
        assertThat(normalization.table(1)[0]).isEqualTo(-0.5f);
    }

    @Test
    void isRefusedOutOfRange() {
        for (double deviation : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Normalization(List.of(0.5), List.of(deviation)))
                    .withMessageContaining("deviation");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Normalization(List.of(0.5), List.of()));
    }
}
