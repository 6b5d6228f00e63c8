package dev.lenet.trainer.bench;

import java.util.List;

/**
 * One arrangement's speed in every round.
 *
 * @param arrangement what was measured
 * @param batchSize images per step or forward pass
 * @param imagesPerSecond one value per round, in the order of the rounds, so that values at the same index can be paired
 */
record Measurement(Arrangement arrangement, int batchSize, List<Double> imagesPerSecond) {

    /**
     * Summarises the rounds.
     *
     * @return images per second
     */
    Summary summary() {
        return Summary.of(imagesPerSecond);
    }
}
