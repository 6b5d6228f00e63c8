package dev.lenet.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTests {

    /** Predictions a little too sure of themselves, from a linear congruential generator that Python has too. */
    private static Predictions predictions() {
        long state = 777;
        int[] predicted = new int[500];
        float[] confidence = new float[500];
        for (int i = 0; i < 500; i++) {
            state = (state * 1103515245 + 12345) % (1L << 31);
            double sure = 0.1 + 0.9 * state / (1L << 31);
            state = (state * 1103515245 + 12345) % (1L << 31);
            predicted[i] = (double) state / (1L << 31) < sure * 0.9 ? 0 : 1;
            confidence[i] = (float) sure;
        }
        return new Predictions(new int[500], predicted, confidence);
    }

    @Test
    void agreesWithScikitLearn() {
        Calibration calibration = Calibration.of(predictions());

        // accuracy, confidence = sklearn.calibration.calibration_curve(right, confidence, n_bins=15,
        // strategy="uniform"),
        // then sum(abs(accuracy - confidence) * images) / 500
        assertThat(calibration.expectedError()).isEqualTo(0.041574147716164585, within(1e-9));
        Calibration.Bin last = calibration.bins().get(14);
        assertThat(last.images()).isEqualTo(30);
        assertThat(last.accuracy()).isEqualTo(0.9, within(1e-12));
        assertThat(last.confidence()).isEqualTo(0.9637135803699494, within(1e-9));
        assertThat(calibration.bins().get(0).images()).isZero();
        assertThat(calibration.bins().get(0).accuracy()).isNaN();
    }

    @Test
    void ofNoImagesIsUnknown() {
        assertThat(Calibration.of(new Predictions(new int[0], new int[0], new float[0]))
                        .expectedError())
                .isNaN();
    }

    @Test
    void countsFullConfidence() {
        Calibration sure = Calibration.of(new Predictions(new int[] {3}, new int[] {3}, new float[] {1}));

        assertThat(sure.bins().get(14).images()).isEqualTo(1);
        assertThat(sure.expectedError()).isZero();
    }
}
